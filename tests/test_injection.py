"""Texts and files that try to become something else: each is refused with a code, or shown as the text it is."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import icalendar
import pypdf
import pytest
import yaml
from lxml import etree

from canaries import LEFT_AS_IT_IS, NAMES_OF_OTHERS, Label, field_of, one_of, rewrite
from every_byte import views
from handlaggarstod.cli import main
from handlaggarstod.examination import examine
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.schema_fields import Line, Prose, Whole
from site_projects import DAY, make_project
from test_problems import change

CASES = Path(__file__).parent / "cases" / "injection"
VOID_OF_MEANING = "du zqord"
"""What stands where the hostile text does in the handbook that it is compared with."""

IN_LINES = (
    "du <script>alert(1)</script>\"><img src=x onerror=alert(1)>' {{ 7*7 }}{% raw %} ]]></w:t><w:p/> "
    '#read("/etc/passwd") $x$ @ref &lt;b&gt;;end:vevent'
)
IN_PROSE = (
    'du {{ 7*7 }}{% raw %} ]]&gt; #read("/etc/passwd") $x$ @ref "onmouseover="alert(1)\' javascript:alert(1) '
    "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;;end:vevent"
)
SEEN = ('#read("/etc/passwd") $x$ @ref', "{{ 7*7 }}{% raw %}")
"""Parts that must be readable, letter by letter, wherever the text is shown."""


def cases(name: str) -> list[dict[str, Any]]:
    return list(yaml.load((CASES / name).read_text("utf-8"), Loader=yaml.BaseLoader))


def test_each_text_is_refused_with_its_codes_or_accepted(small_site: Path, today: date) -> None:
    """Two sections of one page each, a line of the file for each field, so that a line tells which it was."""
    page = small_site / "routines" / "chef" / "planera.yml"
    texts = cases("texter.yml")
    head, _, tail = page.read_text("utf-8").partition("avsnitt:\n")
    rest = tail.partition("mallar:")[2]
    lines = ["avsnitt:"]
    for number, case in enumerate(texts):
        quoted = json.dumps(case["text"], ensure_ascii=False)
        lines += [f"  - rubrik: {quoted}", "    text: Text.", f"  - rubrik: Rubrik {number}", f"    text: {quoted}"]
    page.write_text(head + "\n".join(lines) + "\nmallar:" + rest, "utf-8")
    first = head.count("\n") + 2
    told: dict[int, set[str]] = {}
    for problem in examine(small_site, today)[1]:
        if problem.is_error and problem.place.line >= first:
            told.setdefault(problem.place.line, set()).add(problem.code)
    found = {
        case["fall"]: (told.get(first + 4 * number, set()), told.get(first + 4 * number + 3, set()))
        for number, case in enumerate(texts)
    }
    assert found == {case["fall"]: (set(case.get("rad", [])), set(case.get("prosa", []))) for case in texts}


@pytest.mark.parametrize("case", cases("texter.yml"), ids=lambda case: case["fall"])
def test_what_is_accepted_is_read_as_it_was_written(case: dict[str, Any]) -> None:
    if case.get("prosa"):
        assert "visas" not in case
    else:
        read = Read(str(TextRenderer().inline(case["text"])))
        assert " ".join(read.text.split()) == " ".join(case.get("visas", case["text"]).split())


@pytest.mark.parametrize("case", cases("filer.yml"), ids=lambda case: case["fall"])
def test_each_file_is_refused_with_its_codes(case: dict[str, Any], small_site: Path, today: date) -> None:
    change(small_site / "routines", case)
    assert sorted({problem.code for problem in examine(small_site, today)[1]}) == case["koder"]


def test_a_translation_is_refused_where_any_text_is(translated_site: Path, today: date) -> None:
    page = translated_site / "routines" / "rattigheter" / "komma-i-kontakt.en.yml"
    before = page.read_text("utf-8")
    texts = cases("texter.yml")
    ours = {code for case in texts for code in case.get("prosa", [])} | {"HS053"}  # the last: of what is internal
    refused = set()
    for case in texts:
        page.write_text(before.replace("We listen to you.", json.dumps(case["text"], ensure_ascii=False)), "utf-8")
        told = [problem for problem in examine(translated_site, today)[1] if problem.code in ours]
        assert {problem.place.file for problem in told} <= {page.relative_to(translated_site).as_posix()}
        refused |= {case["fall"] for _ in told}
    assert refused == {case["fall"] for case in texts if case.get("prosa")}


class Read(HTMLParser):
    """A page as a browser takes it: elements with the names of their attributes, links, scripts, and the words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.links: set[str] = set()
        self.inside: list[str] = []
        self.text = ""
        self.scripts = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag, tuple(sorted(name for name, _ in attrs))] += 1
        self.links |= {value or "" for name, value in attrs if name in ("href", "src", "action")}
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] == "script":
            self.scripts += data
        else:
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements["!--", ()] += 1


def planted(root: Path, line: str, prose: str) -> Path:
    """The small handbook with a text added to every free text that is not an address; limits of language lifted."""

    def one(hint: Any, value: Any) -> Any:
        if not isinstance(value, str) or value.startswith(("http", "mailto:")):
            return value
        if one_of((Prose,), hint):
            return f"{value} {prose}"
        return f"{value} {line}" if one_of((Line,), hint) and len(value) + len(line) < 299 else value

    def leaf(hint: Any, value: Any, label: Label) -> Any:
        if value == "":
            return LEFT_AS_IT_IS
        if label.startswith("sprak:") and one_of((Whole,), hint):
            return "999"
        if field_of(label) in NAMES_OF_OTHERS or label.startswith(("ord/", "sok:")) or "@" in str(value):
            return value
        return [one(hint, each) for each in value] if isinstance(value, list) else one(hint, value)

    rewrite(make_project(root), leaf)
    for language in LANGUAGES:
        translate(root, language)
    return root


LANGUAGES = ("lattlast", "en", "ar")


def translate(root: Path, language: str) -> None:
    """Give every public text a translation that holds the Swedish text itself, and so what was added to that."""
    rights = root / "routines" / "rattigheter"
    pages = [file.stem for file in sorted(rights.glob("*.yml")) if "." not in file.stem]
    for page in ("gemensamt", *pages):
        assert main(["--projekt", str(root), "oversatt", page, language]) == 0
    written = [root / "routines" / "oversattningar" / f"{language}.yml", *sorted(rights.glob(f"*.{language}.yml"))]
    assert len(written) == 1 + len(pages)
    for file in written:
        file.write_text(_BLANK.sub(_filled, file.read_text(encoding="utf-8")), encoding="utf-8")
        assert "text: null" not in file.read_text(encoding="utf-8")


_BLANK = re.compile(r"^((?: *# .*\n)+)((?: *- .*\n)?(?: +svenska: .*\n)?)( +text: )null$", re.MULTILINE)
"""A text to translate: the Swedish in a comment of some lines, its sum, and an empty place."""


def _filled(blank: re.Match[str]) -> str:
    swedish = " ".join(line.strip().removeprefix("# ") for line in blank[1].splitlines())
    return f"{blank[1]}{blank[2]}{blank[3]}{json.dumps(f'Zq {swedish}', ensure_ascii=False)}"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Both sites of a hostile handbook, and of the same one with harmless words in the same places."""
    folder = tmp_path_factory.mktemp("injektion")
    both = planted(folder / "ond", IN_LINES, IN_PROSE), planted(folder / "god", VOID_OF_MEANING, VOID_OF_MEANING)
    for project in both:
        assert main(["--projekt", str(project), "bygg", "--datum", DAY]) == 0
    return both[0] / "site", both[1] / "site"


def files(folder: Path, *endings: str) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.suffix in endings and file.is_file():
            yield file.relative_to(folder).as_posix(), file


def test_no_page_gets_an_element_or_an_attribute_more(sites: tuple[Path, Path]) -> None:
    hostile, harmless = ({name: Read(file.read_text("utf-8")) for name, file in files(site, ".html")} for site in sites)
    assert hostile.keys() == harmless.keys()
    changed = {name for name, page in hostile.items() if page.elements != harmless[name].elements}
    assert changed == set()
    for name, page in hostile.items():
        assert not any(kind.startswith("on") or kind == "style" for _, names in page.elements for kind in names), name
        assert not any(link.casefold().startswith(("javascript:", "data:", "vbscript:")) for link in page.links), name
        assert "<" not in page.scripts, name


def test_a_link_that_writes_a_letter_has_no_field_more(sites: tuple[Path, Path]) -> None:
    """A title becomes the subject of a report; it must not become a receiver, a copy or a line of its own."""
    letters = [
        link
        for _, file in files(sites[0], ".html")
        for link in Read(file.read_text("utf-8")).links
        if link.startswith("mailto:")
    ]
    fields = {(letter.partition("?")[0].count("@"), *parse_qs(letter.partition("?")[2])) for letter in letters}
    assert fields == {(1, "subject", "body"), (1,)}
    assert not any(sign in letter for letter in letters for sign in '\r\n<>" ')


def test_the_search_answers_with_the_texts_as_they_are(
    sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sok", "ta emot kontakt <script>", "--sajt", str(sites[0] / "intern")]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert hits
    assert any(SEEN[0] in json.dumps(hit, ensure_ascii=False).replace('\\"', '"') for hit in hits)


def test_the_texts_are_read_as_they_were_written(sites: tuple[Path, Path]) -> None:
    words = {name: Read(file.read_text("utf-8")).text for name, file in files(sites[0], ".html")}
    translated = [f"publik/{language}/komma-i-kontakt/index.html" for language in LANGUAGES]
    own = ("intern/rutiner/ta-emot/index.html", "intern/chef/planera/index.html", "publik/index.html")
    for page in (*own, *translated, *(f"publik/{language}/index.html" for language in LANGUAGES)):
        assert all(part in words[page] for part in SEEN), page
    assert not any("49" in text.split("{{")[-1][:20] for text in words.values() if "{{" in text)


def _json(raw: bytes) -> Any:
    return json.loads(raw)


def _xml(raw: bytes) -> Any:
    return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))


def _calendar(raw: bytes) -> Any:
    return icalendar.Calendar.from_ical(raw)


def _tags(tree: Any) -> Counter[Any]:
    return Counter(element.tag for element in tree.iter())


def _properties(calendar: Any) -> Counter[Any]:
    return Counter(name for part in calendar.walk() for name in (part.name, *part))


def _keys(data: Any) -> Counter[Any]:
    if isinstance(data, dict):
        return sum((_keys(value) for value in data.values()), Counter(data.keys()))
    return sum(map(_keys, data), Counter()) if isinstance(data, list) else Counter()


READERS: list[tuple[str, Callable[[bytes], Any], Callable[[Any], Counter[Any]]]] = [
    (".xml", _xml, _tags),
    (".svg", _xml, _tags),
    (".ics", _calendar, _properties),
    (".json", _json, _keys),
]


MANIFEST = "manifest.json"  # and the record beside a site ends so too
"""Its keys are the names of all files, some of which say what the file holds."""


@pytest.mark.parametrize(("ending", "read", "shape"), READERS, ids=[ending for ending, _, _ in READERS])
def test_every_other_file_has_the_same_shape(
    ending: str, read: Callable[[bytes], Any], shape: Callable[[Any], Counter[Any]], sites: tuple[Path, Path]
) -> None:
    hostile, harmless = (
        {name: shape(read(file.read_bytes())) for name, file in files(site, ending) if not file.name.endswith(MANIFEST)}
        for site in sites
    )
    assert hostile
    assert hostile == harmless


def test_word_files_have_the_same_parts_and_elements(sites: tuple[Path, Path]) -> None:
    """The parts of a Word file are XML, and what leads out of it are its relations."""
    hostile, harmless = ({name: _parts(file) for name, file in files(site, ".docx")} for site in sites)
    assert hostile
    assert hostile == harmless


def _parts(file: Path) -> dict[str, Any]:
    inside = dict(views_of_zip(file))
    return {name: _structure(raw) for name, raw in inside.items()}


def views_of_zip(file: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(file) as packed:
        for name in packed.namelist():
            yield name, packed.read(name)


def _structure(raw: bytes) -> Any:
    tree = _xml(raw)
    relations = sorted(element.get("Target", "") for element in tree.iter("{*}Relationship"))
    return Counter(str(element.tag) for element in tree.iter() if not str(element.tag).endswith("}br")), relations


def test_pdfs_show_the_texts_and_hold_nothing_active(sites: tuple[Path, Path]) -> None:
    seen = 0
    for name, file in files(sites[0], ".pdf"):
        reader = pypdf.PdfReader(file)
        text = "".join("".join(page.extract_text() for page in reader.pages).split())
        seen += "#read(" in text
        assert "root:x:" not in text, name
        root = reader.trailer["/Root"]
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root), name
        assert "/JavaScript" not in root.get("/Names", {}), name
    assert seen


def test_nothing_of_the_machine_is_read_into_any_file(sites: tuple[Path, Path]) -> None:
    secret = Path("/etc/passwd").read_bytes().splitlines()[0].lower()
    assert [where for where, content in views(sites[0] / "publik") if secret in content] == []
