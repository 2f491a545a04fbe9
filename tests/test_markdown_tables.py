"""Tables in texts: whoever hears them cell by cell is told what each cell is under, and beside."""

from __future__ import annotations

import pytest

from handlaggarstod.markdown_text import TextRenderer


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "| | Rutin | Riktlinje |\n|---|---|---|\n| Beslutas av | tjänsteman | nämnd |\n| | hur | vad |\n",
            ['<th scope="row">Beslutas av</th>', "<td></td>"],
        ),
        (
            "| Dag | Läs | Gör |\n|---|---|---|\n| Ett | rutinen | fråga |\n| | mer | mer |\n",
            ["<td>Ett</td>", "<td></td>"],
        ),
    ],
)
def test_an_empty_corner_makes_the_first_column_heads_of_the_rows(text: str, rows: list[str]) -> None:
    html = str(TextRenderer().block(text)).replace("\n", "")
    head, body = html.split("<tbody>")
    assert head.count('scope="col"') == (2 if "<td></td>" in head else 3)
    assert [row[: len(cell)] for row, cell in zip(body.split("<tr>")[1:], rows, strict=True)] == rows
