"""A code holds exactly the modules that its address gives, with room around them."""

from __future__ import annotations

import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.qr_codes import QUIET_ZONE, QrCode, qr_code

ADDRESSES = st.from_regex(r"https://[a-z]{1,20}\.example/[a-z0-9/-]{0,120}", fullmatch=True)


def drawn(code: QrCode) -> set[tuple[int, int]]:
    """The dark modules of a path, as (row, column) without the room around them."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path)
    return {(int(y) - QUIET_ZONE, int(x) - QUIET_ZONE + step) for x, y, length in runs for step in range(int(length))}


@given(ADDRESSES)
def test_each_module_is_drawn_once(address: str) -> None:
    code = qr_code(address)
    matrix = segno.make(address, error="m", micro=False, boost_error=False).matrix
    assert drawn(code) == {(y, x) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert code.size == len(matrix) + 2 * QUIET_ZONE
    assert re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", code.path)


def test_an_address_that_fits_no_code_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="för lång"):
        qr_code("https://stod.example/" + "a" * 3000)
