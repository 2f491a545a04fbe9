"""Synonyms and best bets in files of their own, by the key that they are found by. Twin of ``sok-delar.js``.

Editors write thousands of them and a question meets a few, so a browser loads only those that it may meet. A file of
synonyms is named ``s0``, ``s1`` …, one of best bets ``v0``, ``v1`` …; the first file of the index tells what key each
begins with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_format import URGENT, bare_key, compact, encode_bets, shards
from handlaggarstod.search_synonyms import Row, keys_of, phrase_of

SHARE = 2_000
"""Characters of a file: some 850 bytes compressed."""

Bets = Mapping[str, Sequence[int]]
Shares = tuple[dict[str, Any], dict[str, bytes]]
"""What the first file of the index says, and the other files by name."""


def shared_synonyms(rows: Sequence[Row], analyzer: Analyzer, *, whole: bool) -> Shares:
    """A row is in each file that holds one of its keys; if `whole`, or if they are few, all are in the first file."""
    met: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(rows):
        for key in keys_of(row, analyzer):
            met.setdefault(phrase_of(key), []).append((number, key))
    longest = max((phrase.count(" ") + 1 for phrase in met), default=0)
    held = {phrase: "".join(rows[number][2] for number, _ in found) for phrase, found in met.items()}
    groups = [] if whole else _neighbours(held)
    if len(groups) < 2:
        return {"synonymer": rows, "längst": longest}, {}
    files = {}
    for name, phrases in enumerate(groups):
        share: dict[int, list[str]] = {}
        for number, key in (one for phrase in phrases for one in met[phrase]):
            share.setdefault(number, []).append(key)
        parts = [[rows[number][0], "\n".join(keys), rows[number][2]] for number, keys in sorted(share.items())]
        files[f"s{name}"] = compact(parts).encode()
    return {"synonymer": [], "längst": longest, "synonymdelar": [phrases[0] for phrases in groups]}, files


def shared_bets(bets: Bets, *, whole: bool) -> Shares:
    """Those that hold in longer questions are in the first file; if `whole`, or if they are few, so are the others."""
    others: dict[str, list[str]] = {}
    for key in bets:
        if not key.startswith(URGENT):
            others.setdefault(bare_key(key), []).append(key)
    groups = [] if whole else _neighbours({bare: "".join(keys) for bare, keys in others.items()})
    if len(groups) < 2:
        return {"val": encode_bets(bets)}, {}
    files = {
        f"v{name}": compact(encode_bets({key: bets[key] for bare in group for key in others[bare]})).encode()
        for name, group in enumerate(groups)
    }
    urgent = encode_bets({key: units for key, units in bets.items() if key.startswith(URGENT)})
    return {"val": urgent, "valdelar": [group[0] for group in groups]}, files


def _neighbours(held: Mapping[str, str]) -> list[list[str]]:
    """The sorted keys that share a file, by what is held under each."""
    keys = sorted(held)
    starts = [start for start, _ in shards((key + held[key] for key in keys), SHARE)]
    return [keys[start:end] for start, end in pairwise([*starts, len(keys)])]
