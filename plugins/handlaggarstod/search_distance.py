"""How many slips of the finger apart two words are. Twin of the same part of ``sok-avstand.js``."""

from __future__ import annotations


def distance(a: str, b: str, limit: int) -> int:
    """Optimal string alignment distance (insert, delete, replace, swap neighbours); ``limit + 1`` if above it."""
    return min(distances(a, b, limit)[-1], limit + 1)


def distances(a: str, b: str, limit: int) -> list[int]:
    """How far a word is from each beginning of another, the empty one first; above ``limit`` any number above it."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        current = [i]
        for j, other in enumerate(b, start=1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return current
        before, row = row, current
    return row
