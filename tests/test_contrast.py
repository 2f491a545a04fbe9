"""The colours of the style sheet in light and dark: each pair in use can be told apart (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlaggarstod.page_styles import PARTS as STYLE_PARTS
from handlaggarstod.page_styles import page_style
from handlaggarstod.site_frame import INTERNAL_STYLE, PUBLIC_STYLE, SEARCH_STYLE, STYLES

TEXT, PARTS = 4.5, 3.0
"""The least contrast of text, and of what must be seen to find or use a part of the page."""

PAIRS = (
    ("text", "mark", TEXT, "running text"),
    ("text", "yta", TEXT, "cards, fields, the box of deadlines"),
    ("text", "yta-2", TEXT, "facts, notes, code, footer"),
    ("text", "markering", TEXT, "the place that the address points at"),
    ("text-svag", "mark", TEXT, "captions, sources, crumbs"),
    ("text-svag", "yta", TEXT, "captions in cards, the field's example"),
    ("text-svag", "yta-2", TEXT, "facts, plain marks, footer"),
    ("text-svag", "markering", TEXT, "captions in the place pointed at"),
    ("lank", "mark", TEXT, "links"),
    ("lank", "yta", TEXT, "links in cards"),
    ("lank", "yta-2", TEXT, "links in facts and footer"),
    ("lank", "markering", TEXT, "links in the place pointed at"),
    ("lank-hover", "mark", TEXT, "links under the pointer"),
    ("lank-hover", "yta", TEXT, "links in cards under the pointer"),
    ("lank-hover", "yta-2", TEXT, "links in facts under the pointer"),
    ("huvud-text", "huvud", TEXT, "the header, search buttons"),
    ("huvud-svag", "huvud", TEXT, "the name of the city in the header"),
    ("lag-text", "lag-mark", TEXT, "marks: by law"),
    ("lokal-text", "lokal-mark", TEXT, "marks: the city's commitment"),
    ("osaker-text", "osaker-mark", TEXT, "marks and boxes: not confirmed"),
    ("varning-text", "varning-mark", TEXT, "warnings"),
    ("tid-text", "tid-mark", TEXT, "amounts of time, numbers of steps"),
    ("fokus", "mark", PARTS, "the ring around what has the focus"),
    ("fokus", "yta", PARTS, "the ring in cards"),
    ("fokus", "yta-2", PARTS, "the ring in facts and footer"),
    ("fokus", "osaker-mark", PARTS, "the ring in boxes: not confirmed"),
    ("fokus", "varning-mark", PARTS, "the ring in warnings"),
    ("gul", "huvud", PARTS, "the ring in the header, the mark of the current entry"),
    ("huvud-svag", "huvud", PARTS, "the border of the menu button"),
    ("linje-stark", "mark", PARTS, "the border of the large search field, outside"),
    ("linje-stark", "yta", PARTS, "the border of the large search field, inside"),
    ("lank", "yta", PARTS, "a ticked box"),
)


PUBLIC_PAIRS = (
    ("huvud-text", "huvud", TEXT, "search buttons"),
    ("text", "mark", TEXT, "running text"),
    ("text", "yta", TEXT, "cards, the header"),
    ("text", "yta-2", TEXT, "notes, the footer, numbers of steps"),
    ("text", "markering", TEXT, "the place that the address points at"),
    ("text-svag", "mark", TEXT, "captions, crumbs"),
    ("text-svag", "yta", TEXT, "captions in cards, what a need holds"),
    ("text-svag", "yta-2", TEXT, "captions in notes"),
    ("text-svag", "markering", TEXT, "captions in the place pointed at"),
    ("lank", "mark", TEXT, "links, and the numbers of the way of a decision the other way round"),
    ("lank", "yta", TEXT, "links in cards and header"),
    ("lank", "yta-2", TEXT, "links in the footer"),
    ("lank", "markering", TEXT, "links in the place pointed at"),
    ("lank-hover", "mark", TEXT, "links under the pointer"),
    ("lank-hover", "yta", TEXT, "links in cards under the pointer"),
    ("lank-hover", "yta-2", TEXT, "links in the footer under the pointer"),
    ("lamna-text", "lamna-mark", TEXT, "how to leave quickly"),
    ("lamna-knapp-text", "lamna-knapp", TEXT, "the way out"),
    ("lamna-knapp", "lamna-mark", PARTS, "the button of the way out, its ring"),
    ("akut-text", "akut-mark", TEXT, "when it cannot wait"),
    ("ring-text", "ring-mark", TEXT, "buttons that call"),
    ("ring-mark", "akut-mark", PARTS, "the shape of such a button"),
    ("ring-mark", "yta", PARTS, "the same in a card"),
    ("lag-text", "lag-mark", TEXT, "marks: by law"),
    ("lokal-text", "lokal-mark", TEXT, "marks: the city's commitment"),
    ("osaker-text", "osaker-mark", TEXT, "marks and boxes: not confirmed"),
    ("tid-text", "tid-mark", TEXT, "times"),
    ("fokus", "mark", PARTS, "the ring around what has the focus"),
    ("fokus", "yta", PARTS, "the ring in cards"),
    ("fokus", "yta-2", PARTS, "the ring in the footer"),
    ("fokus", "akut-mark", PARTS, "the ring where it cannot wait"),
    ("linje-stark", "yta", PARTS, "the dashes around a draft"),
)
SHEETS = {INTERNAL_STYLE: PAIRS, PUBLIC_STYLE: PUBLIC_PAIRS}


Schemes = dict[str, dict[str, dict[str, str]]]


@pytest.fixture(scope="module")
def schemes(repo: Path) -> Schemes:
    """The tokens of each style sheet in both schemes; what dark does not say is as in light."""
    found = {}
    for sheet in SHEETS:
        light, dark = re.findall(r":root \{(.*?)\}", _written(repo, sheet), re.DOTALL)[:2]
        found[sheet] = {"light": _tokens(light), "dark": _tokens(light) | _tokens(dark)}
    return found


def _written(repo: Path, sheet: str) -> str:
    return page_style(repo / "templates", sheet)[sheet].decode()


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6});", block))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2: from 1 (the same) to 21 (black on white); colours as #rrggbb."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_style_sheet_is_published_or_a_part_of_one_that_is(repo: Path) -> None:
    written = [path.name for path in (repo / "templates" / "theme" / STYLES).iterdir()]
    parts = [f"{part}.css" for each in STYLE_PARTS.values() for part in each]
    assert sorted(written) == sorted([*parts, SEARCH_STYLE.removeprefix(STYLES)])


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_pairs_can_be_told_apart(schemes: Schemes, scheme: str, sheet: str) -> None:
    tokens = schemes[sheet][scheme]
    pale = {
        f"{front} on {ground}: {where}": round(contrast(tokens[front], tokens[ground]), 2)
        for front, ground, least, where in SHEETS[sheet]
        if contrast(tokens[front], tokens[ground]) < least
    }
    assert pale == {}


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_colour_is_in_a_pair(schemes: Schemes, sheet: str) -> None:
    used = {name for pair in SHEETS[sheet] for name in pair[:2]}
    assert set(schemes[sheet]["dark"]) - used == {"linje"}, "linje only parts what is told apart by space as well"


def test_no_rule_brings_a_colour_of_its_own_for_text(repo: Path) -> None:
    assert _own_colours(repo, PUBLIC_STYLE) == set()
    assert _own_colours(repo, INTERNAL_STYLE) == {"#1c2024"}, "only the dark sign on the yellow search button"
    assert contrast("#1c2024", _tokens(_written(repo, INTERNAL_STYLE))["gul"]) >= PARTS


def _own_colours(repo: Path, sheet: str) -> set[str]:
    screen = _written(repo, sheet).partition("@media print")[0]
    return set(re.findall(r"(?<![-\w])(?:color|background(?:-color)?):\s*(#[0-9a-f]{3,6})", screen))


def test_a_hit_has_both_colours_of_a_mark_in_a_forced_palette(repo: Path) -> None:
    """An inherited colour stands in Firefox, so that the words of a link would be yellow on yellow."""
    forced = (repo / "templates" / "theme" / SEARCH_STYLE).read_text("utf-8").partition("(forced-colors: active)")[2]
    assert re.search(r"\.hs-sok-mark \{ background: Mark; color: MarkText; \}", forced)


def test_the_ring_is_drawn_around_a_date_as_well(repo: Path) -> None:
    """The part of a date that has the focus in WebKit is within the field, which then isn't :focus-visible itself."""
    assert re.search(
        r"^:focus-visible, input\[type=\"date\"\]:focus \{ outline: 3px", _written(repo, INTERNAL_STYLE), re.M
    )
