"""What looks like data about a person is found however it is written; what has another form is let through."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.personal_data import COORDINATION_DAYS, PersonalKind, personal_data

IDENTITY = {PersonalKind.IDENTITY, PersonalKind.COORDINATION}
SEPARATORS = ["", "-", "+", " ", "\u2013", " - ", "\u00a0"]
_FENCE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def kinds(text: str) -> list[PersonalKind]:
    return [found.kind for found in personal_data(text)]


def check_digit(nine: str) -> str:
    """Reckoned in another way than the program does: a table of what a doubled digit adds."""
    return str(
        -sum(int("0246813579"[int(digit)] if place % 2 == 0 else digit) for place, digit in enumerate(nine)) % 10
    )


@given(st.dates(), st.integers(0, 999), st.sampled_from(SEPARATORS), st.booleans(), st.booleans())
def test_every_identity_number_is_found(day, number, separator, century, coordination) -> None:  # type: ignore[no-untyped-def]
    day = day.replace(year=1900 + day.year % 100, day=min(day.day, 28))
    written_day = day.day + COORDINATION_DAYS * coordination
    nine = f"{day:%y%m}{written_day:02}{number:03}"
    ten = nine + check_digit(nine)
    text = f"Numret {'19' if century else ''}{ten[:6]}{separator}{ten[6:]}, och mer."
    wanted = PersonalKind.COORDINATION if coordination else PersonalKind.IDENTITY
    assert kinds(text) == [wanted]
    other = str((int(ten[-1]) + 1) % 10)
    assert not IDENTITY & set(kinds(text.replace(ten[6:], ten[6:-1] + other)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19121212-1212", [PersonalKind.IDENTITY]),
        ("189001019802", [PersonalKind.IDENTITY]),
        ("701063-2391", [PersonalKind.COORDINATION]),
        ("١٢١٢١٢-١٢١٢", [PersonalKind.IDENTITY]),
        ("(121212-1212).", [PersonalKind.IDENTITY]),
        ("SOSFS 2011:9", []),
        ("HSLF-FS 2017:30", []),
        ("dnr 121212-1212-3", []),
        ("KS-2024-121212-1213", []),
        ("212000-1124", []),
        ("3f121212121212ab", []),
        ("https://x.example/1212121212", []),
        ("1 212 121 212 kronor", []),
        ("2026-11-22", []),
        ("2026-11-22 2026-12-01", []),
        ("0–17 år", []),
        ("040-00 00 00", [PersonalKind.PHONE]),
        ("(040) 00 00 00", []),
        ("tel. +46(0)70 000 00 00", [PersonalKind.PHONE]),
        ("020-00 00 00", []),
        ("a.b@kommunen.example", [PersonalKind.MAIL]),
        ("mailto:a.b@kommunen.example", [PersonalKind.MAIL]),
        ("@kommunen/grupp", []),
        ("Fråga Anna Exempelsson.", [PersonalKind.NAME]),
        ("Karl-Erik Prov", [PersonalKind.NAME]),
        ("Region Skåne, Lex Sarah, Maria Skåne", []),
        ("Anna svarar", []),
    ],
)
def test_forms_that_are_told_and_forms_that_are_let_through(text: str, expected: list[PersonalKind]) -> None:
    assert kinds(text) == expected


@given(st.text(max_size=200))
def test_any_text_gives_findings_within_it(text: str) -> None:
    for found in personal_data(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["1", "0", "0 ", "+", "1-", "a", "a@", "a.", "@a.", "Anna ", "Anna-", "A", "12 ", "٣"]
)
def test_a_long_file_is_read_in_a_moment(piece: str) -> None:
    begun = time.process_time()
    list(personal_data(piece * (256_000 // len(piece))))
    assert time.process_time() - begun < 5


def test_what_is_written_by_hand_has_no_personal_data(repo: Path) -> None:
    pages = [*(repo / "docs" / "om").rglob("*.md"), *(repo / "docs" / "redaktor").rglob("*.md"), repo / "README.md"]
    texts = {page.name: _FENCE.sub("", page.read_text("utf-8")) for page in pages}
    assert {name: found for name, text in texts.items() if (found := list(personal_data(text)))} == {}
