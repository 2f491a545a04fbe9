"""Reading with a memory gives the same as reading anew, whatever was edited, and in whatever order."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from pathlib import Path

from how_many import at_least
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.examination import Memory, examine, understand
from site_projects import DAY, copy_site

EDITS = (
    ("rutiner/kontakt/ta-emot.yml", "titel: Ta emot", "titel: Möta"),
    ("rutiner/kontakt/ta-emot.yml", "syfte: Ingen", "syfte: Ingen alls"),
    ("rutiner/kontakt/ta-emot.yml", "processteg: 1", "processteg: 2"),
    ("rutiner/kontakt/ta-emot.yml", "titel:", "tittel:"),
    ("rutiner/kontakt/ta-emot.yml", "- id: ", "- id: ny-"),
    ("rutiner/kontakt/ta-emot.yml", "frister: [", "frister: [saknas, "),
    ("rutiner/utredning/utreda.yml", "14 kap. 2 §", "14 kap. 200 §"),
    ("rutiner/utredning/utreda.yml", "ansvar: ", "ansvar: ingen-"),
    ("rutiner/uppfoljning/folja-upp.yml", "titel: ", "titel: Alltid "),
    ("frister.yml", "titel: ", "titel: Ny "),
    ("roller.yml", "titel: ", "titel: ny "),
    ("ordlista.yml", "term: ", "term: Ny "),
    ("lagar/sol-2025.yml", "rubrik: ", "rubrik: Ny "),
    ("rattigheter/komma-i-kontakt.yml", "titel: ", "titel: Ny "),
    ("handbok.yml", "titel: ", "titel: Ny "),
    ("mallar/plan.yml", "titel: ", "titel: [ "),
)
"""File, what stands there, what is written instead; done again it is undone."""


def toggle(routines: Path, file: str, before: str, after: str) -> None:
    path = routines / file
    text = path.read_text(encoding="utf-8")
    if after in text:
        path.write_text(text.replace(after, before, 1), encoding="utf-8")
    else:
        assert before in text, (file, before)
        path.write_text(text.replace(before, after, 1), encoding="utf-8")


@at_least(25, cost=40)
@given(st.lists(st.tuples(st.lists(st.sampled_from(EDITS), max_size=2), st.booleans()), min_size=1, max_size=5))
def test_what_is_remembered_is_what_is_read(saves: list[tuple[list[tuple[str, str, str]], bool]]) -> None:
    """Haste leaves what the next reading that is not in haste makes good, and the routine that was edited is right."""
    folder = Path(tempfile.mkdtemp())
    try:
        site = copy_site(folder / "site")
        memory, day = Memory(), datetime.date.fromisoformat(DAY)
        for edits, in_haste in (([], False), *saves, ([], False)):
            for edit in edits:
                toggle(site / "routines", *edit)
            memory.routines.hasty = in_haste
            if in_haste:
                understand(site, day, memory)
                continue
            assert examine(site, day, memory) == examine(site, day)
    finally:
        shutil.rmtree(folder)


def test_each_edit_changes_what_is_read(tmp_path: Path) -> None:
    """Else the test above would say nothing about it."""
    site = copy_site(tmp_path / "site")
    day = datetime.date.fromisoformat(DAY)
    whole = understand(site, day)
    for edit in EDITS:
        toggle(site / "routines", *edit)
        changed = understand(site, day)
        assert (changed.handbook, changed.problems) != (whole.handbook, whole.problems), edit
        toggle(site / "routines", *edit)


def test_in_haste_the_edited_routine_is_right_and_the_others_come_later(tmp_path: Path) -> None:
    site = copy_site(tmp_path / "site")
    memory, day = Memory(), datetime.date.fromisoformat(DAY)
    understand(site, day, memory)
    assert not memory.routines.is_behind
    toggle(site / "routines", "rutiner/kontakt/ta-emot.yml", "titel: Ta emot", "titel: Möta")
    memory.routines.hasty = True
    hasty = understand(site, day, memory).handbook
    assert memory.routines.is_behind
    memory.routines.hasty = False
    whole = understand(site, day, memory).handbook
    assert not memory.routines.is_behind
    assert hasty != whole
    assert [routine.title for routine in hasty.routines] == [routine.title for routine in whole.routines]


def test_a_day_later_is_read_anew(tmp_path: Path) -> None:
    site = copy_site(tmp_path / "site")
    memory, day = Memory(), datetime.date.fromisoformat(DAY)
    understand(site, day, memory)
    later = day + datetime.timedelta(days=400)
    assert understand(site, later, memory) == understand(site, later)


def test_a_routine_that_is_as_it_was_is_the_same_object(tmp_path: Path) -> None:
    site = copy_site(tmp_path / "site")
    memory, day = Memory(), datetime.date.fromisoformat(DAY)
    before = understand(site, day, memory).project.routines
    toggle(site / "routines", *EDITS[1])
    after = understand(site, day, memory).project.routines
    assert [id for id in before if before[id] is not after[id]] == ["ta-emot"]
