"""What a page says of a deadline before it is reckoned, and the scripts that reckon it there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handlaggarstod.audience_frames import ON_DEMAND
from handlaggarstod.deadline_rules import COUNTING_RULES, REGIME_RULES
from handlaggarstod.deadline_words import countable_groups, counting_rule
from handlaggarstod.examination import examine
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.lasting_addresses import RESULTS_PAGE
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page_scripts import CALCULATOR, FOLDER, PARTS, internal_scripts, page_scripts
from handlaggarstod.render_environment import page_environment
from handlaggarstod.schema_deadlines import Binding, DeadlineKind, DeadlineStatus, DeadlineUnit, Regime

PROJECT = Path(__file__).parents[1]
SMALL_SITE = Path(__file__).parent / "site"
PAGES = ("rutin", "frister", "rakna_ut", "checklista", "planer", "_delar", "utgavor", "sok")


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    handbook, _ = examine(SMALL_SITE, date(2026, 11, 22))
    assert isinstance(handbook, Handbook)
    return handbook


@pytest.fixture(scope="module")
def deadlines(handbook: Handbook) -> tuple[Deadline, ...]:
    return handbook.deadlines


@pytest.fixture
def counted(deadlines: tuple[Deadline, ...]) -> Deadline:
    first = next(deadline for deadline in deadlines if deadline.amount is not None)
    unit, kind, regime = DeadlineUnit.WEEKS, DeadlineKind.DEADLINE, Regime.STATUTORY
    return replace(first, amount=2, unit=unit, kind=kind, regime=regime, confirm=False, binding=Binding.LAW)


def test_the_rule_is_the_engines_own(counted: Deadline) -> None:
    assert counting_rule(counted) == " ".join([COUNTING_RULES["veckor"], REGIME_RULES["lagstadgad"]])  # type: ignore[index]


def test_a_deadline_that_humans_confirm_says_so(counted: Deadline) -> None:
    rule = counting_rule(replace(counted, confirm=True))
    assert rule.startswith(COUNTING_RULES["veckor"])  # type: ignore[index]
    assert "måste en människa avgöra om 2 § lagen (1930:173)" in rule
    assert "Räkna på båda sätten" in rule
    assert rule.endswith("Bekräfta dagen med den som ansvarar för beslutet.")


def test_no_sentence_gives_the_later_day_to_whoever_reads_no_further(counted: Deadline) -> None:
    assert REGIME_RULES["lagstadgad"] not in counting_rule(replace(counted, confirm=True))  # type: ignore[index]


def test_a_length_has_one_reading_also_when_it_must_be_confirmed(counted: Deadline) -> None:
    rule = counting_rule(replace(counted, confirm=True, regime=Regime.PERIOD, kind=DeadlineKind.CEILING))
    assert REGIME_RULES["period"] in rule  # type: ignore[index]
    assert "2 § lagen" not in rule
    assert rule.endswith("Bekräfta dagen med den som ansvarar för beslutet.")


def test_nothing_is_counted_without_a_number_or_for_an_interval(counted: Deadline) -> None:
    assert counting_rule(replace(counted, amount=None)) == ""
    assert counting_rule(replace(counted, amount=None, unit=DeadlineUnit.NONE)) == ""
    assert counting_rule(replace(counted, kind=DeadlineKind.INTERVAL)) == ""


def test_what_can_be_counted_stands_by_what_binds(counted: Deadline) -> None:
    local, undecided = replace(counted, binding=Binding.LOCAL), replace(counted, amount=None)
    groups = list(countable_groups([undecided, local, counted]))
    assert groups == [("Enligt lag", [counted]), ("Egna åtaganden och förslag", [local])]
    assert list(countable_groups([undecided])) == []


def test_each_script_is_its_parts_in_order_and_has_a_page_that_asks_for_it() -> None:
    scripts = page_scripts(PROJECT / "templates")
    made = {FOLDER + name for name in PARTS}
    assert set(scripts) == made == {script for _, script in ON_DEMAND} - {RESULTS_PAGE}
    for name, parts in PARTS.items():
        places = [scripts[FOLDER + name].index(_source(part)) for part in parts]
        assert places == sorted(places)
    markup = "".join((PROJECT / "templates" / "pages" / f"{page}.html").read_text("utf-8") for page in PAGES)
    assert all(attribute in markup for attribute, _ in ON_DEMAND)


def test_the_calculator_knows_each_deadline_that_can_be_counted(
    deadlines: tuple[Deadline, ...], counted: Deadline
) -> None:
    hostile = replace(counted, id="f-elak", title='</script>"\\\u2028', consequence="a\nb", law_references=())
    environment = page_environment(PROJECT / "templates", TextRenderer())
    scripts = internal_scripts(PROJECT / "templates", environment, (*deadlines, hostile), "Vårt åtagande")
    assert {name: code for name, code in scripts.items() if name != CALCULATOR} == {
        name: code for name, code in page_scripts(PROJECT / "templates").items() if name != CALCULATOR
    }
    data, _, rest = scripts[CALCULATOR].decode().partition("\n};\n")
    assert rest.strip().encode() == page_scripts(PROJECT / "templates")[CALCULATOR].strip()
    assert "</script" not in data
    rows = [json.loads(f"{{{line.rstrip(',')}}}") for line in data.splitlines() if line.startswith('"')]
    known = {id: said for row in rows for id, said in row.items()}
    assert list(known) == [deadline.id for deadline in (*deadlines, hostile) if counting_rule(deadline)]
    assert known["f-elak"] == {
        "titel": hostile.title, "start": hostile.starts, "antal": 2, "enhet": "veckor", "regim": "lagstadgad",
        "slag": "frist", "klart": hostile.to_be_done, "följd": "a\nb", "bekräfta": False, "grund": "enligt lag",
        "annans": False, "mall": hostile.form.title if hostile.form else "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("binding", "status", "by_law", "ground"),
    [
        (Binding.LAW, DeadlineStatus.CONFIRMED, True, "{law}"),
        (Binding.LAW, DeadlineStatus.TO_CHECK, True, "{law} (ska kontrolleras)"),
        (Binding.RECOMMENDED, DeadlineStatus.TO_CHECK, True, "{law} (rekommendation, ska kontrolleras)"),
        (Binding.LOCAL, DeadlineStatus.UNCONFIRMED, False, "Vårt åtagande (inte bekräftad)"),
        (Binding.PROPOSED, DeadlineStatus.CONFIRMED, False, "förslag"),
    ],
)
def test_the_calculator_tells_how_sure_the_ground_is(
    handbook: Handbook, counted: Deadline, binding: Binding, status: DeadlineStatus, by_law: bool, ground: str
) -> None:
    """An undertaking that nobody has confirmed is not noted in a journal as if it were decided."""
    law = next(step.law_references for step in handbook.routines[0].steps if step.law_references) if by_law else ()
    deadline = replace(counted, binding=binding, status=status, law_references=law)
    environment = page_environment(PROJECT / "templates", TextRenderer())
    script = internal_scripts(PROJECT / "templates", environment, (deadline,), "Vårt åtagande")[CALCULATOR].decode()
    row = next(line for line in script.splitlines() if line.startswith(f'"{deadline.id}"'))
    known = json.loads(f"{{{row.rstrip(',')}}}")[deadline.id]
    assert known["grund"] == ground.format(law=", ".join(reference.text for reference in law))


def _source(part: str) -> bytes:
    return (PROJECT / "templates" / FOLDER.replace("assets", "theme/assets") / f"{part}.js").read_bytes()
