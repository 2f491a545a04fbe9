"""Law named in running text: what becomes a link, what is refused, and where the citation is remembered."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from handlaggarstod.examination import examine
from handlaggarstod.handbook_link import Link
from handlaggarstod.inline_references import markdown_link
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.problems import Place
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.resolve_prose_law import LawScope, link_law, own_scope, scope_of
from law_register_cases import prose_cases, small_register

PLACE = Place("rutin.yml", 7)
ROUTINE = Link("rutin", "prova", "Pröva", "rutiner/prova/")
ROUTINE_FILE = "rutiner/utredning/utreda.yml"
RIGHT_FILE = "rattigheter/komma-i-kontakt.yml"


@pytest.fixture(scope="module")
def register(today: datetime.date) -> LawRegister:
    return small_register(today)


def linked(register: LawRegister, scope: LawScope, text: str) -> tuple[str, list[str]]:
    """The text with links, and the problems as editors see them."""
    text, problems = link_law(register, scope, text, lambda _: PLACE, lambda words, law: markdown_link(words, law.path))
    return text.replace("\u00a0", " "), [str(problem) for problem in problems]


def write(root: Path, file: str, before: str, after: str) -> None:
    """Change one text of a handbook, which must stand there once."""
    path = root / "routines" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def html_of(result: Result, path: str) -> str:
    return next(page.html for page in result.pages if page.path == path).replace("\u00a0", " ")


@pytest.mark.parametrize("case", list(prose_cases()), ids=lambda case: case["fall"])
def test_prose_becomes(case: dict[str, Any], register: LawRegister) -> None:
    scope = scope_of(register, {"lagrum": case.get("lagrum", [])}, ROUTINE, binding=True)
    expected = (case.get("blir", case["text"]), case.get("problem", []))
    assert linked(register, scope, case["text"]) == expected


def test_what_is_listed_anywhere_in_the_file_counts(register: LawRegister) -> None:
    data = {"steg": [{"text": "x"}, {"lagrum": [{"rum": "sol-2025 11 kap. 1 §", "not": "x"}]}], "lagrum": "fel slag"}
    scope = scope_of(register, data, ROUTINE, binding=False)
    assert scope.listed == {("sol-2025", ("11", "1"))}
    assert scope.statutes == {"sol-2025"}


def test_a_link_is_remembered_with_its_place_and_its_user(register: LawRegister) -> None:
    scope = scope_of(register, {"lagrum": ["lvm-1988 13 §"]}, ROUTINE, binding=True)
    linked(register, scope, "Enligt 13 § LVM, men inte 22 § LVM.")
    ((citation, place, user, binding),) = [(f.citation, f.place, f.user, f.binding) for f in scope.found]
    assert (citation.statute_id, citation.provisions, place, user, binding) == (
        "lvm-1988",
        ("13 §",),
        PLACE,
        ROUTINE,
        True,
    )


def test_in_a_statutes_own_file_a_bare_section_is_its_own(register: LawRegister) -> None:
    own = own_scope(register, "lvm-1988")
    assert linked(register, own, "Läs 22 §.") == ("Läs [22 §](hs:/lagar/lvm-1988/#P22).", [])
    assert linked(register, own_scope(register, "sol-2001"), "Läs 4 kap. 1 § SoL.") == (
        "Läs [4 kap. 1 § SoL](hs:/lagar/sol-2001/#K4P1).",
        [],
    )


def test_the_note_of_a_statute_means_the_statute_itself(small_site: Path, today: datetime.date) -> None:
    write(small_site, "lagar/sol-2025.yml", "not: Ordet genast är nytt.", "not: Se också 14 kap. 3 §.")
    handbook, problems = examine(small_site, today)
    assert handbook
    assert problems == []
    statute = next(statute for statute in handbook.statutes if statute.id == "sol-2025")
    assert statute.provisions[0].note == r"Se också [14 kap. 3 §](hs:/lagar/sol-2025/#K14P3)."


def test_a_citation_in_prose_counts_like_a_listed_one(small_site: Path, today: datetime.date) -> None:
    write(small_site, ROUTINE_FILE, "Anteckna beslutet.", "Anteckna enligt 14 kap. 4 § socialtjänstlagen (2025:400).")
    handbook, problems = examine(small_site, today)
    assert handbook
    assert problems == []
    mine = [p for p in handbook.citations if p.place.file.endswith(ROUTINE_FILE)]
    (placed,) = [p for p in mine if "14 kap. 4 §" in p.citation.provisions]
    assert (placed.citation.provisions, placed.place.line, placed.binding) == (("14 kap. 4 §",), 14, False)
    provision = next(s for s in handbook.statutes if s.id == "sol-2025").provisions[2]
    assert placed.user in provision.used_by
    html = html_of(build(small_site, audience=Audience.INTERNAL, today=today), "rutiner/utreda/")
    note = html.partition('class="hs-lagnoter"')[2]
    assert "14 kap. 4 § SoL</b>: Undantag vid rådgivning" in note


def test_a_provision_named_by_its_id_counts_like_a_listed_one(small_site: Path, today: datetime.date) -> None:
    write(small_site, ROUTINE_FILE, "Anteckna beslutet.", "Anteckna enligt [[lag:sol-2025 14 kap. 4 §|lagen]].")
    handbook, problems = examine(small_site, today)
    assert handbook
    assert problems == []
    provision = next(s for s in handbook.statutes if s.id == "sol-2025").provisions[2]
    assert "utreda" in [link.id for link in provision.used_by]
    (placed,) = [p for p in handbook.citations if p.place.file.endswith(ROUTINE_FILE) and p.place.line == 14]
    assert placed.citation.provisions == ("14 kap. 4 §",)


def test_a_provision_named_by_its_id_that_is_gone_is_told(small_site: Path, today: datetime.date) -> None:
    write(small_site, ROUTINE_FILE, "Anteckna beslutet.", "Anteckna enligt [[lag:sol-2001 11 kap. 5 §]].")
    (problem,) = examine(small_site, today)[1]
    assert (problem.code, problem.place.line) == ("HS021", 14)


def test_the_public_reads_a_provision_whose_act_has_no_official_text(small_site: Path, today: datetime.date) -> None:
    write(small_site, RIGHT_FILE, "text: Vi lyssnar på dig.", "text: Läs [[lag:sol-2025 14 kap. 3 §]].")
    statute = small_site / "routines/lagar/sol-2025.yml"
    lines = [line for line in statute.read_text(encoding="utf-8").splitlines(keepends=True) if "https://" not in line]
    statute.write_text("".join(lines).replace("länkar:\n", ""), encoding="utf-8")
    assert examine(small_site, today)[1] == []
    html = html_of(build(small_site, audience=Audience.PUBLIC, today=today), "komma-i-kontakt/")
    assert "Läs 14 kap. 3 § SoL." in html


def test_the_public_is_led_to_the_official_text(small_site: Path, today: datetime.date) -> None:
    write(
        small_site,
        RIGHT_FILE,
        "text: Vi lyssnar på dig.",
        "text: Vi lyssnar enligt 14 kap. 2 § socialtjänstlagen (2025:400).",
    )
    html = html_of(build(small_site, audience=Audience.PUBLIC, today=today), "komma-i-kontakt/")
    assert 'enligt <a class="hs-ut" href="https://data.riksdagen.example/sol-2025#K14P2"' in html
    assert "hs:/lagar" not in html


@pytest.mark.parametrize("piece", ["[", "[a](", "[[a]", "`", "` `` ", "<", "<a ", "(", "§ 5 ", "1, "])
def test_hostile_text_takes_no_longer_than_its_length(piece: str, register: LawRegister) -> None:
    """A pattern that backtracks would take minutes; the test would then not end."""
    scope = scope_of(register, {"lagrum": ["lvm-1988 13 §"]}, ROUTINE, binding=True)
    linked(register, scope, piece * (20_000 // len(piece)) + " 13 § LVM")
