"""Law from all sides: what rests on a provision, what is left alone, what is uncertain, what a change touches."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handlaggarstod.cli import main
from handlaggarstod.examination import examine
from handlaggarstod.handbook import Handbook
from handlaggarstod.law_index import LawIndex
from handlaggarstod.law_numbers import colon_notation, old_statutes, without_colons
from handlaggarstod.law_uncertain import Doubt, UncertainFact, uncertain_law
from handlaggarstod.law_uses import ProvisionUse
from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result

DAY = datetime.date(2026, 11, 22)
ROUTINE = "routines/rutiner/utredning/utreda.yml"
CONTACT = "routines/rutiner/kontakt/ta-emot.yml"
RIGHT = "routines/rattigheter/komma-i-kontakt.yml"
DEADLINES = "routines/frister.yml"


def edit(site: Path, file: str, old: str, new: str) -> None:
    """Change a file of the small handbook; the text that is changed must be there."""
    path = site / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def read(site: Path) -> Handbook:
    handbook, problems = examine(site, DAY)
    assert handbook, problems
    assert not [problem for problem in problems if problem.is_error]
    return handbook


def line_of(site: Path, file: str, text: str) -> int:
    lines = (site / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def row(handbook: Handbook, statute: str, number: str) -> ProvisionUse:
    use = next(use for use in LawIndex(handbook).statutes if use.statute.id == statute)
    return next(row for row in use.rows if row.provision and row.provision.number == number)


def changed(capsys: pytest.CaptureFixture[str], site: Path, *arguments: str) -> Any:
    assert main(["--projekt", str(site), "lagandring", *arguments, "--format", "json", "--datum", "2026-11-22"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], site: Path, *arguments: str) -> str:
    assert main(["--projekt", str(site), "lagandring", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


# From law to routine, and back


def test_every_text_that_rests_on_a_provision_stands_in_its_row(small_site: Path) -> None:
    """A row that leaves out what alone rests on a provision says nothing, and has no cells."""
    edit(small_site, "routines/planer/utredningsplan.yml", "sol-2025 14 kap. 2 §", "sol-2025 14 kap. 4 §")
    for use in LawIndex(read(small_site)).statutes:
        for each in use.rows:
            shown = {one.path for one in each.steps} | {link.path for _, links in each.others for link in links}
            assert shown == {link.path for link in (each.provision or each.statute).used_by}
    assert ("Planer", 1) in [
        (heading, len(links)) for heading, links in row(read(small_site), "sol-2025", "14 kap. 4 §").others
    ]


def test_a_provision_leads_to_step_role_template_and_right(handbook: Handbook) -> None:
    found = row(handbook, "sol-2025", "14 kap. 2 §")
    use = next(use for use in found.steps if use.routine.id == "utreda")
    assert (use.step.id, use.step.role.id) == ("inled", "handlaggare")
    assert [right.path for right in use.rights] == ["rattigheter/komma-i-kontakt/#pastaende-utredning-inleds"]
    booking = next(use for use in found.steps if use.routine.id == "ta-emot")
    assert [right.path for right in booking.rights] == ["rattigheter/komma-i-kontakt/#pastaende-svar-i-tid"]


def test_the_templates_of_a_step_stand_in_its_row(small_site: Path) -> None:
    edit(small_site, ROUTINE, "    mallar: [plan]", "    mallar: [plan]\n    lagrum: [sol-2025 14 kap. 4 §]")
    (use,) = row(read(small_site), "sol-2025", "14 kap. 4 §").steps
    assert (use.path, [link.id for link in use.step.templates]) == ("rutiner/utreda/#steg-motet", ["plan"])


def test_a_range_reaches_each_of_its_provisions(handbook: Handbook) -> None:
    for number in ("14 kap. 2 §", "14 kap. 3 §"):
        assert "rutiner/ta-emot/#steg-boka" in [use.path for use in row(handbook, "sol-2025", number).steps]


def test_history_rests_on_nothing(handbook: Handbook) -> None:
    assert [placed for placed in handbook.citations if placed.citation.historical]
    assert "sol-2001" not in [use.statute.id for use in LawIndex(handbook).statutes]


def test_the_other_way_every_routine_has_its_law(handbook: Handbook) -> None:
    found = {one.routine.id: one.groups for one in LawIndex(handbook).routines}
    assert list(found) == [routine.id for routine in handbook.routines]
    ((name, citations),) = found["folja-upp"]
    assert (name, [citation.provisions for citation in citations]) == ("SoL", [("14 kap. 2 §",)])


# What is left alone


def test_a_deadline_in_law_that_no_routine_uses_is_an_orphan(small_site: Path) -> None:
    assert LawIndex(read(small_site)).orphans.deadlines == ()
    edit(small_site, ROUTINE, "frister: [inleda, plan-klar]", "frister: [plan-klar]")
    assert [deadline.id for deadline in LawIndex(read(small_site)).orphans.deadlines] == ["inleda"]


def test_a_provision_that_no_routine_names_is_an_orphan(small_site: Path) -> None:
    edit(small_site, CONTACT, "    lagrum: [sol-2025 14 kap. 4 §]\n", "")
    edit(small_site, RIGHT, "sol-2025 14 kap. 2 §, not", "sol-2025 14 kap. 4 §, not")
    (orphan,) = LawIndex(read(small_site)).orphans.provisions
    assert orphan.path == "lagar/sol-2025/#14P4"
    assert [(title, [link.id for link in links]) for title, links in orphan.others] == [
        ("Mallar", ["samtycke"]),
        ("Klientens rättigheter", ["komma-i-kontakt"]),
    ]


def test_a_deadline_that_a_routine_uses_carries_its_provision(small_site: Path) -> None:
    edit(small_site, CONTACT, "    lagrum: [sol-2025 14 kap. 4 §]\n", "")
    edit(small_site, DEADLINES, "lagrum: [sol-2025 14 kap. 2 §]", "lagrum: [sol-2025 14 kap. 4 §]")
    assert LawIndex(read(small_site)).orphans.provisions == ()


def test_a_claim_without_a_step_is_an_orphan_and_a_step_without_law_is_not(handbook: Handbook) -> None:
    assert [claim.id for _, claim in LawIndex(handbook).orphans.claims] == ["obekraftat"]
    assert any(not step.law_references for routine in handbook.routines for step in routine.steps)


# What is uncertain


def facts(handbook: Handbook, statute: str) -> list[UncertainFact]:
    found = uncertain_law(handbook, LawIndex(handbook), DAY)
    return [fact for one in found if one.statute.id == statute for fact in one.facts]


def test_everything_uncertain_is_listed_with_how_sure_and_from_when(handbook: Handbook) -> None:
    listed = [
        (fact.doubt, fact.provision.number if fact.provision else "", fact.certainty, fact.day)
        for fact in facts(handbook, "sol-2025")
    ]
    assert (Doubt.CHANGE, "", "osäker", None) in listed
    assert (Doubt.CHANGE, "14 kap. 2 §", "trolig", datetime.date(2027, 7, 1)) in listed
    assert (Doubt.PROVISION, "14 kap. 4 §", "trolig", None) in listed


def test_a_coming_change_says_where_it_will_be_felt(handbook: Handbook) -> None:
    (fact,) = (fact for fact in facts(handbook, "sol-2025") if fact.provision and fact.doubt is Doubt.CHANGE)
    assert "rutiner/utreda/#steg-inled" in [link.path for link in fact.used_by]


@pytest.mark.parametrize(
    ("words", "concerned"),
    [
        ("14 kap. 2 §: skärps", {"rutiner/utreda/#steg-inled", "rutiner/ta-emot/#steg-boka"}),
        ("14 kap. 1 a–2 §§: skärps", {"rutiner/utreda/#steg-inled", "rutiner/ta-emot/#steg-boka"}),
        ("14 kap. 4 § ändras och 2 § skärps", {"rutiner/utreda/#steg-inled"}),
        ("13 kap. är nytt", set()),
        ("14 kap. ändras", {"rutiner/utreda/#steg-inled"}),
        ("Något nytt är på väg", {"rutiner/utreda/#steg-inled", "rutiner/utreda/"}),
    ],
)
def test_a_change_in_words_reaches_the_provisions_it_names(small_site: Path, words: str, concerned: set[str]) -> None:
    edit(small_site, "routines/lagar/sol-2025.yml", "vad: Något nytt är på väg", f'vad: "{words}"')
    (fact,) = (f for f in facts(read(small_site), "sol-2025") if f.doubt is Doubt.CHANGE and f.provision is None)
    paths = {link.path for link in fact.used_by}
    assert paths >= concerned
    assert bool(paths) == bool(concerned)


def test_a_certain_change_in_force_is_law_like_any_other(small_site: Path) -> None:
    law = "routines/lagar/sol-2025.yml"
    edit(small_site, law, "från: 2027-07-01, status: beslutad", "från: 2026-07-01, status: i kraft")
    edit(small_site, law, "underlag: En proposition, säkerhet: trolig", "underlag: En proposition, säkerhet: säker")
    assert not [fact for fact in facts(read(small_site), "sol-2025") if fact.provision and fact.doubt is Doubt.CHANGE]


def test_an_uncertain_statute_and_notes_that_ask_for_a_check(small_site: Path) -> None:
    law = "routines/lagar/sol-2025.yml"
    edit(small_site, law, "typ: lag\n", "typ: lag\nlydelse_säkerhet: osäker\ntid_säkerhet: trolig\n")
    edit(small_site, law, "Ordet genast är nytt.", "Kontrollera aktuell lydelse.")
    edit(small_site, RIGHT, "not: Gäller alla.", "not: Jurist avgör om det gäller alla.")
    found = facts(read(small_site), "sol-2025")
    assert {Doubt.WORDING, Doubt.DATES} <= {fact.doubt for fact in found if fact.provision is None}
    assert [fact.text for fact in found if fact.doubt is Doubt.NOTE] == ["Kontrollera aktuell lydelse."]
    (cited,) = (fact for fact in found if fact.doubt is Doubt.CITATION)
    assert (cited.text, [link.id for link in cited.used_by]) == (
        "Jurist avgör om det gäller alla.",
        ["komma-i-kontakt"],
    )


# Old numbers


@pytest.mark.parametrize(
    ("number", "colon"), [("11 kap. 1 §", "11:1"), ("2 kap. 4 a §", "2:4 a"), ("5 a kap. 1 §", "5 a:1"), ("13 §", "")]
)
def test_colon_notation_goes_both_ways(number: str, colon: str) -> None:
    assert colon_notation(number) == colon
    assert without_colons(colon or number) == number


def test_colons_inside_a_text_are_read_one_by_one() -> None:
    assert without_colons("11:1 och 4:1 a") == "11 kap. 1 § och 4 kap. 1 a §"


def test_only_replaced_acts_have_old_numbers(handbook: Handbook) -> None:
    (old,) = old_statutes(handbook)
    rows = {number.colon: number for _, numbers in old.chapters for number in numbers}
    assert old.statute.id == "sol-2001"
    assert rows["11:1"].anchor == "sol-2001-K11P1"
    assert [name.path for name in rows["11:1"].provision.successors] == ["lagar/sol-2025/#K14P2"]


# The pages


@pytest.fixture
def page(built: Callable[[Audience], Result]) -> Callable[[str], Page]:
    pages = {page.path: page for page in built(Audience.INTERNAL).pages}
    return pages.__getitem__


def test_the_matrix_is_an_accessible_table(page: Callable[[str], Page]) -> None:
    html = page("lagar/matris/").html
    assert html.count("<table") == html.count("<caption") > 0
    assert 'scope="rowgroup"' in html
    assert 'href="hs:/rattigheter/komma-i-kontakt/#pastaende-utredning-inleds"' in html
    assert "Rättighet utan steg (1)" in html


def test_the_list_for_a_lawyer_shows_each_doubt(page: Callable[[str], Page]) -> None:
    html = page("lagar/osakra-uppgifter/").html
    assert 'href="hs:/lagar/sol-2025/#14P4"' in html
    assert '<time datetime="2027-07-01">' in html


def test_an_old_number_leads_to_the_new_provision_on_both_pages(page: Callable[[str], Page]) -> None:
    numbers = page("lagar/gamla-nummer/").html
    found = numbers[numbers.index('id="sol-2001-K11P1"') :].partition("</tr>")[0]
    assert "11:1 (SoL\u00a02001)" in found
    assert 'href="hs:/lagar/sol-2025/#K14P2"' in found
    statute = page("lagar/sol-2001/").html
    entry = statute[statute.index('id="K11P1"') :].partition("</div>")[0]
    assert "i 2001 års lag motsvaras av" in entry
    assert entry.index("motsvaras av") < entry.index("<strong>Inleda utredning</strong>")


def test_the_page_of_laws_leads_to_all_three(page: Callable[[str], Page]) -> None:
    for path in ("lagar/matris/", "lagar/osakra-uppgifter/", "lagar/gamla-nummer/"):
        assert f'href="hs:/{path}"' in page("lagar/").html
        assert page(path).trail[-1].path == "lagar/"


# The command


def test_a_change_lists_every_kind_of_text_with_its_line(capsys: pytest.CaptureFixture[str], small_site: Path) -> None:
    found = changed(capsys, small_site, "sol-2025", "14 kap. 2 §")
    places = {(one["slag"], one["fil"], one["rad"]) for one in found["berörda"]}
    assert ("steg", ROUTINE, line_of(small_site, ROUTINE, "lagrum: [sol-2025 14 kap. 2 §]")) in places
    assert ("frist", DEADLINES, line_of(small_site, DEADLINES, "lagrum: [sol-2025 14 kap. 2 §]")) in places
    assert ("rättighet", RIGHT, line_of(small_site, RIGHT, "lagrum: [{rum: sol-2025 14 kap. 2 §")) in places


def test_a_claim_is_reviewed_by_the_role_that_keeps_it(capsys: pytest.CaptureFixture[str], small_site: Path) -> None:
    found = changed(capsys, small_site, "sol-2025", "14 kap. 2 §")
    claim = next(one for one in found["berörda"] if one["adress"].endswith("#pastaende-utredning-inleds"))
    step = next(one for one in found["berörda"] if one["adress"].endswith("/utreda/#steg-inled"))
    assert claim["ansvar"] == step["ansvar"] == "handläggaren"


def test_what_uses_a_touched_deadline_is_touched_by_way_of_it(
    capsys: pytest.CaptureFixture[str], small_site: Path
) -> None:
    edit(small_site, ROUTINE, "    lagrum: [sol-2025 14 kap. 2 §]\n", "")
    found = changed(capsys, small_site, "sol-2025", "14 kap. 2 §")
    step = next(one for one in found["berörda"] if one["adress"] == "/rutiner/utreda/#steg-inled")
    assert step["genom_frist"] == "Inleda utredning"
    assert step["rad"] == line_of(small_site, ROUTINE, "frister: [inleda, plan-klar]")


def test_provisions_elsewhere_that_name_it_are_listed(capsys: pytest.CaptureFixture[str], small_site: Path) -> None:
    found = changed(capsys, small_site, "sol-2001", "11 kap. 1 §")
    assert found["lagrum"][0]["motsvaras_av"] == ["14 kap. 2 § SoL"]
    assert [(one["lag"], one["rum"], one["relation"], one["rad"]) for one in found["motsvarigheter"]] == [
        (
            "sol-2025",
            "14 kap. 2 §",
            "föregångare",
            line_of(small_site, "routines/lagar/sol-2025.yml", "rum: 14 kap. 2 §"),
        )
    ]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        (["14 kap. 2–3 §§"], ["14 kap. 2 §", "14 kap. 3 §"]),
        (["14 kap. 4 §", "14 kap. 2 §"], ["14 kap. 2 §", "14 kap. 4 §"]),
        (["14", "kap.", "2", "§"], ["14 kap. 2 §"]),
        (["14:2"], ["14 kap. 2 §"]),
        (["14 kap."], ["14 kap. 2 §", "14 kap. 3 §", "14 kap. 4 §", "14 kap. 10 §"]),
        ([], []),
    ],
)
def test_provisions_can_be_written_in_many_ways(
    capsys: pytest.CaptureFixture[str], small_site: Path, written: list[str], numbers: list[str]
) -> None:
    found = changed(capsys, small_site, "sol-2025", *written)
    assert [row["rum"] for row in found["lagrum"]] == numbers
    assert found["berörda"]


@pytest.mark.parametrize(
    "name", ["sol-2025", "SoL", "socialtjänstlagen", "socialtja\u0308nstlagen", "2025:400", "SFS 2025:400"]
)
def test_a_law_goes_by_any_of_its_names(capsys: pytest.CaptureFixture[str], small_site: Path, name: str) -> None:
    assert changed(capsys, small_site, name)["lag"]["id"] == "sol-2025"


def test_the_keys_of_the_answer_are_stable(capsys: pytest.CaptureFixture[str], small_site: Path) -> None:
    found = changed(capsys, small_site, "sol-2025", "14 kap. 2 §")
    assert list(found) == ["lag", "lagrum", "berörda", "motsvarigheter", "granskning"]
    assert list(found["berörda"][0]) == [
        *("slag", "nummer", "titel", "adress", "fil", "rad", "lagrum", "not", "genom_frist", "ägare", "ansvar")
    ]
    assert list(found["granskning"][0]) == ["roll", "titel", "ställen", "filer"]


def test_the_text_says_who_reviews_what(capsys: pytest.CaptureFixture[str], small_site: Path) -> None:
    found = changed(capsys, small_site, "sol-2025", "14 kap. 2 §")
    assert main(["--projekt", str(small_site), "lagandring", "sol-2025", "14 kap. 2 §"]) == 0
    text = capsys.readouterr().out
    assert f"{len(found['berörda'])} ställen berörs." in text
    assert all(f"{one['fil']}:{one['rad']}: " in text for one in found["berörda"])
    for role in found["granskning"]:
        assert f"  {role['titel']}: " in text.partition("Att granska, efter roll")[2]


def test_unknown_law_is_refused_with_a_suggestion(capsys: pytest.CaptureFixture[str], small_site: Path) -> None:
    assert refused(capsys, small_site, "sol-2026") == (
        "Lagen «sol-2026» finns inte i lagregistret. Menade du «sol-2025»?\n"
    )
    assert "Lagarna är: sol-2001, sol-2025." in refused(capsys, small_site, "xyz")


@pytest.mark.parametrize("written", ["14 kap. 22 §", "14 kap. 2–99 §§", "15 kap."])
def test_unknown_provision_is_refused(capsys: pytest.CaptureFixture[str], small_site: Path, written: str) -> None:
    assert f"«sol-2025 {written}» finns inte i lagregistret" in refused(capsys, small_site, "sol-2025", written)


def test_what_is_no_provision_is_refused(capsys: pytest.CaptureFixture[str], small_site: Path) -> None:
    assert "går inte att läsa" in refused(capsys, small_site, "sol-2025", "hej")


def test_a_handbook_with_errors_is_answered_with_a_warning(
    capsys: pytest.CaptureFixture[str], small_site: Path
) -> None:
    edit(small_site, ROUTINE, "    ansvar: handlaggare", "    ansvar: ingen-alls")
    assert main(["--projekt", str(small_site), "lagandring", "sol-2025"]) == 0
    said = capsys.readouterr()
    assert "Handboken har 1 fel, så listan kan vara ofullständig." in said.err
    assert "ställen berörs." in said.out
