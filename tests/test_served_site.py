"""The preview without a browser: its pages are those of the build, errors leave the last good page, and so on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import handlaggarstod.pipeline
from handlaggarstod.engine import build_with_engine
from handlaggarstod.engine_frame import EngineFrame
from handlaggarstod.examination import examine
from handlaggarstod.git_revision import git_revision, shortened
from handlaggarstod.manifest import FILE
from handlaggarstod.offline_copy import NAME
from handlaggarstod.pipeline import Audience
from handlaggarstod.served_site import ServedSite
from handlaggarstod.site_snapshot import SCRIPT, Answer
from handlaggarstod.smaller_code import smaller
from site_projects import DAY, ROOT, make_project, tree

ROUTINE = "routines/rutiner/kontakt/ta-emot.yml"
PAGE = "rutiner/ta-emot/"
SCRIPT_ELEMENT = re.compile(rb'<script src="[./]*' + re.escape(SCRIPT.encode()) + rb'" defer></script>\n?')
PICTURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small handbook with hand-written pages that link to one another, to routines and to a picture."""
    folder = make_project(tmp_path / "projekt")
    editors = folder / "docs" / "redaktor"
    editors.mkdir()
    (editors / "index.md").write_text(
        "# För redaktörer\n\n## Börja\n\nSe [Om](../om/index.md) och [Nytt](../nytt/index.md).\n\n"
        "| Fält | Vad |\n|---|---|\n| titel | namn |\n\n![En bild](../bilder/bild.png)\n",
        encoding="utf-8",
    )
    (folder / "docs" / "bilder").mkdir()
    (folder / "docs" / "bilder" / "bild.png").write_bytes(PICTURE)
    return folder


def served(project: Path, audience: Audience = Audience.INTERNAL) -> ServedSite:
    site = ServedSite(
        project,
        audience,
        today=lambda: datetime.date.fromisoformat(DAY),
        engine_of=partial(EngineFrame, project, audience),
        revision=shortened(git_revision(project)),
    )
    site.refresh()
    recheck(site)
    return site


def recheck(site: ServedSite) -> None:
    """The rules, without the process that tries them."""
    site.rules_found(examine(site.root, site.today())[1])


def shown(site: ServedSite, path: str) -> str:
    answer = site.answer(path)
    assert answer is not None
    return answer.content.decode()


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def plain(content: bytes) -> bytes:
    """Without the sums in the addresses of files: they depend on the whole site, which a preview does not make."""
    return re.sub(rb"assets/((?:\w+/)?sok/)[0-9a-f]{10}/", rb"\1", re.sub(rb"\.[0-9a-f]{10}(\.\w+)", rb"\1", content))


def as_built(answer: Answer, root: bytes) -> bytes:
    """What is served without the element that loads the preview's script; that must stand once in each page.

    The page about what is missing links from the top of the site, which a preview has at "/" and not where it will be.
    """
    if answer.path == "404.html":
        own = re.sub(rb'"/(?=[a-z"])(?!_visa/)', b'"' + root, answer.content)
        return SCRIPT_ELEMENT.sub(b"", own)
    is_framed = b'<main class="hs-innehall"' in answer.content and answer.path.endswith("index.html")
    assert len(SCRIPT_ELEMENT.findall(answer.content)) == is_framed, answer.path
    return SCRIPT_ELEMENT.sub(b"", answer.content)


@pytest.mark.parametrize("audience", list(Audience))
def test_every_file_of_the_built_site_is_served_alike_but_for_one_script(
    project: Path, tmp_path: Path, audience: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing: Callable[..., tuple[()]] = lambda *_: ()  # noqa: E731
    monkeypatch.setattr(handlaggarstod.pipeline, "documents", nothing)
    monkeypatch.setattr(handlaggarstod.pipeline, "leaflets", nothing)
    build_with_engine(project, audience, tmp_path / "built", DAY)
    built = {plain(path.encode()).decode(): plain(content) for path, content in tree(tmp_path / "built").items()}
    del built[FILE]
    if audience is Audience.INTERNAL:
        del built[NAME]
    site = served(project, audience)
    (top,) = set(re.findall(rb'src="(/.*?)assets/', built["404.html"]))
    assert site.problems == []
    assert sum(path.endswith("index.html") for path in built) > 5
    shown = {}
    for path in built:
        answer = site.answer("finns/inte/" if path == "404.html" else path.removesuffix("index.html"))
        assert answer, path
        shown[path] = as_built(answer, top)
    code = {path: content for path, content in shown.items() if path.startswith("assets/")}
    for path, content in {**shown, **smaller(code)}.items():
        assert content == built[path], path


def test_a_saved_routine_changes_its_page_and_the_pages_that_name_it(project: Path) -> None:
    site = served(project)
    assert "Ny rubrik" not in shown(site, PAGE)
    version = site.version
    change(project / ROUTINE, "titel: ", "titel: Ny rubrik ")
    site.refresh(look=False)
    assert site.version > version
    assert "<h1>Ny rubrik " in shown(site, PAGE)
    assert "Ny rubrik" in shown(site, "rutiner/")


def test_only_the_file_that_was_saved_is_parsed_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = served(project)
    parsed: list[str] = []
    whole = handlaggarstod.load.read
    monkeypatch.setattr(handlaggarstod.load, "read", lambda name, data: parsed.append(name) or whole(name, data))
    change(project / ROUTINE, "titel: ", "titel: Ny rubrik ")
    site.refresh(look=False)
    assert parsed == [ROUTINE]


def test_what_the_rules_found_stands_while_the_other_pages_catch_up(project: Path) -> None:
    site = served(project)
    change(project / ROUTINE, "granskas_senast: 2027-09-01", "granskas_senast: 2026-10-01")
    site.refresh(look=False, hasty=True)
    assert site.problems == []
    recheck(site)
    late = list(site.problems)
    assert [problem.code for problem in late] == ["HS041"]
    site.catch_up()
    assert site.problems == late
    change(project / ROUTINE, "granskas_senast: 2026-10-01", "granskas_senast: 2027-10-01")
    site.refresh(look=False, hasty=True)
    assert site.problems == []


def test_a_broken_file_leaves_the_last_good_page_and_names_the_fault(project: Path) -> None:
    site = served(project)
    good = shown(site, PAGE)
    before = (project / ROUTINE).read_bytes()
    change(project / ROUTINE, "titel: ", "titel: Ny: rubrik: [")
    site.refresh(look=False)
    recheck(site)
    assert [problem.code for problem in site.problems if problem.is_error] == ["HS001"]
    assert not site.is_as_written
    assert shown(site, PAGE) == good
    (project / ROUTINE).write_bytes(before)
    site.refresh(look=False)
    recheck(site)
    assert site.problems == []
    assert site.is_as_written


def test_what_a_rule_finds_is_shown_beside_the_new_text(project: Path) -> None:
    """The page can be made, so the editor sees what was written; that it cannot be published is said too."""
    site = served(project)
    change(project / ROUTINE, "  datum: 2026-02-01\n", "")
    change(project / ROUTINE, "titel: ", "titel: Ny rubrik ")
    site.refresh(look=False)
    recheck(site)
    assert "HS040" in {problem.code for problem in site.problems}
    assert site.is_as_written
    assert "<h1>Ny rubrik " in shown(site, PAGE)


@pytest.mark.parametrize(
    ("broken", "line"), [("{% if %}", 1), ("{{ saknas }}", 1), ("{{ 1 / 0 }}", 1), ('{% include "saknas.html" %}', 1)]
)
def test_a_broken_template_leaves_the_last_good_page(project: Path, broken: str, line: int) -> None:
    template = project / "templates" / "pages" / "rutin.html"
    whole = template.read_text(encoding="utf-8")
    site = served(project)
    good = shown(site, PAGE)
    template.write_text(broken + whole, encoding="utf-8")
    site.refresh()
    assert shown(site, PAGE) == good
    (found,) = [problem for problem in site.problems if problem.code == "HS120"]
    assert found.place.file in ("templates/pages/rutin.html", "templates/pages/saknas.html")
    site.refresh()
    assert [problem.code for problem in site.problems] == ["HS120"]
    template.write_text(whole, encoding="utf-8")
    site.refresh()
    assert site.problems == []
    assert shown(site, PAGE) == good


def test_the_line_of_a_fault_in_a_template_is_named(project: Path) -> None:
    site = served(project)
    template = project / "templates" / "pages" / "rutin.html"
    template.write_text("rad\nrad\n{{ saknas }}\n", encoding="utf-8")
    site.refresh()
    site.answer(PAGE)
    assert [str(problem.place) for problem in site.problems] == ["templates/pages/rutin.html:3"]


def test_a_broken_frame_leaves_the_last_good_page(project: Path) -> None:
    site = served(project)
    good = shown(site, PAGE)
    change(project / "templates" / "theme" / "main.html", "<!doctype html>", "{% for %}")
    site.refresh()
    assert shown(site, PAGE) == good
    assert [problem.place.file for problem in site.problems] == ["templates/theme/main.html"]


def test_a_fault_of_ours_is_not_blamed_on_a_template(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = served(project)

    def fails(*_: object, **__: object) -> None:
        raise LookupError

    monkeypatch.setattr("handlaggarstod.site_snapshot.frame", fails)
    with pytest.raises(LookupError):
        site.answer(PAGE)


def test_hand_written_pages_are_read_again(project: Path) -> None:
    site = served(project)
    change(project / "docs" / "om" / "index.md", "En sida för hand.", "En annan text.")
    site.refresh()
    assert "En annan text." in shown(site, "om/")


def test_no_page_leads_to_a_hand_written_page_that_is_not_there(project: Path) -> None:
    leads = re.compile(r'href="?[./]*/om/["> ]')
    site = served(project)
    assert leads.search(shown(site, PAGE))
    assert leads.search(shown(site, "redaktor/"))
    (project / "docs" / "om" / "index.md").unlink()
    change(project / "docs" / "redaktor" / "index.md", "Se [Om](../om/index.md) och", "Se")
    site.refresh()
    recheck(site)
    assert [path for path in (PAGE, "redaktor/", "finns/inte/") if leads.search(shown(site, path))] == []


@pytest.mark.parametrize(
    ("file", "content"),
    [("docs/om/index.md", "# Om\n\nÅ".encode("latin-1")), ("mkdocs.yml", b"site_name: [")],
)
def test_a_file_that_the_engine_cannot_read_is_named(project: Path, file: str, content: bytes) -> None:
    site = served(project)
    good = shown(site, "om/")
    (project / file).write_bytes(content)
    site.refresh()
    assert shown(site, "om/") == good
    recheck(site)
    assert [(problem.code, problem.place.file) for problem in site.problems] == [("HS121", file)]


def test_there_is_no_page_until_the_first_errors_are_mended(project: Path) -> None:
    whole = (project / ROUTINE).read_bytes()
    (project / ROUTINE).write_bytes(b"titel: [")
    site = served(project)
    assert site.answer(PAGE) is None
    assert "HS001" in {problem.code for problem in site.problems}
    (project / ROUTINE).write_bytes(whole)
    site.refresh()
    assert "<h1>" in shown(site, PAGE)


def test_nothing_outside_the_site_is_served(project: Path) -> None:
    site = served(project)
    for path in (
        "routines/handbok.yml",
        "../mkdocs.yml",
        "mkdocs.yml",
        "docs/om/index.md",
        "om/index.md",
        "/etc/passwd",
    ):
        answer = site.answer(path)
        assert answer and not answer.found and answer.path == "404.html", path  # noqa: PT018


def test_a_page_says_what_its_report_holds(project: Path) -> None:
    site = served(project)
    assert "Adress och version är redan ifyllda." in shown(site, PAGE)
    missing = shown(site, "finns/inte/")
    assert "redan ifyllda" not in missing
    assert "Skriv vilken adress du ville till." in missing


def test_the_public_preview_has_no_hand_written_pages(project: Path) -> None:
    site = served(project, Audience.PUBLIC)
    for path in ("om/", "redaktor/", "bilder/bild.png", PAGE):
        answer = site.answer(path)
        assert answer and not answer.found, path  # noqa: PT018


def test_the_projects_own_hand_written_pages_can_all_be_served() -> None:
    site = served(ROOT)
    for page in sorted((ROOT / "docs").rglob("*.md")):
        path = page.relative_to(ROOT / "docs").as_posix().removesuffix(".md").removesuffix("index")
        answer = site.answer(path if not path or path.endswith("/") else f"{path}/")
        assert answer and answer.found, path  # noqa: PT018
