"""Law references as people type them in a search box -> as laws write them. Twin of ``sok-lagstavning.js``.

FL25 -> fl 25      SoL 14 2 -> sol 14:2      gamla 4:1 -> 4:1 gamla sol      FL 32 motivering -> fl 32 § motivering

Only questions are read this way: in running text "p 13" and "14.2" are most often something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from handlaggarstod.search_act_spellings import SERIES, NameAt, acts, numbered, word_at
from handlaggarstod.search_law_places import CHAPTER_WORDS
from handlaggarstod.search_place_spellings import PARTS, chapter_first, chapters, is_number, sections, spoken

RUN = re.compile("[0-9]+[a-h](?![a-zåäöé])|[0-9]+|[a-zåäöé]+")
GLUED = re.compile("(?=.*[a-zåäöé])(?=.*[0-9])[0-9a-zåäöé-]+")
WORD = re.compile("[a-zåäöé]{2,}")
FALLING = re.compile("([0-9]{1,2})-([0-9]{1,2})")
PLACE_OF_CASE = re.compile("([0-9]{1,3}[a-h]?)-([a-zåäöé]+)")
OLD = frozenset(("gamla", "gammal", "äldre", "tidigare", "förra", "dåvarande", "fd"))
THE_OLD = ("gamla", "sol")
NOT_NEXT = frozenset(
    ("och", "samt", "eller", "i", "enligt", "jfr", "se", "st", "stycket", "stycke", "meningen", "punkten", "p", "av")
)


def spelled(words: Sequence[str], name_at: NameAt, counted: Collection[str]) -> list[str]:
    """The tokens of a question, its references spelled as in the law. ``counted``: "månader", "kr" and the like."""
    found = chapters(sections(numbered(_unglued(spoken(words), name_at)), name_at))
    return _numbers(_old_law(acts(chapter_first(found), name_at), name_at), name_at, counted)


def _unglued(words: Sequence[str], name_at: NameAt) -> list[str]:
    """Cut "fl25", "13lvm" and "14kap2" in parts if every part is a number or belongs to a reference."""
    found: list[str] = []
    for i, word in enumerate(words):
        parts = RUN.findall(word) if GLUED.fullmatch(word) else []
        case = PLACE_OF_CASE.fullmatch(word) if word_at(words, i - 1) == ":" else None
        if len(parts) > 1 and all(_belongs(part, name_at) for part in parts):
            found.extend(parts)
        elif case:
            found.extend(case.groups())
        else:
            found.append(word)
    return found


def _belongs(part: str, name_at: NameAt) -> bool:
    own = part in PARTS or part in ("p", "st") or part in SERIES
    return own or part[0].isdecimal() or name_at((part,), 0) is not None


def _old_law(words: Sequence[str], name_at: NameAt) -> list[str]:
    """Both "14:1 SoL gamla" and "gamla 4:1" -> the law called "gamla sol"; without such a law nothing changes."""
    plain = " ".join(words).replace("före detta", "fd").split(" ")
    names = [(i, name[1]) for i in range(len(plain)) if (name := name_at(plain, i))]
    old = [i for i, word in enumerate(plain) if word in OLD and not any(start <= i < end for start, end in names)]
    if not old:
        return list(words)
    if not names:
        placed = any(plain[i + 1] in (":", *CHAPTER_WORDS) for i in range(len(plain) - 1) if is_number(plain, i))
        known = placed and name_at(THE_OLD, 0)
        return [word for word in plain if word not in OLD] + list(THE_OLD) if known else list(words)
    start, end = names[0]
    called = ("gamla", *plain[start:end])
    known = name_at(called, 0)
    if not known or known[1] != len(called):
        return list(words)
    return [word for word in plain[:start] if word not in OLD] + [
        *called,
        *(word for word in plain[end:] if word not in OLD),
    ]


def _numbers(words: Sequence[str], name_at: NameAt, counted: Collection[str]) -> list[str]:
    """Numbers beside a law: "14.2 SoL", "SoL 14 2" and "14-2 SoL" -> "14:2"; "FL 32 motivering" gets its "§"."""
    found: list[str] = []
    i = 0
    while i < len(words):
        name = name_at(words, i)
        if not name:
            found.append(words[i])
            i += 1
            continue
        _join_last(found)
        found += words[i : name[1]]
        i = name[1] + int(word_at(words, name[1]) == ":" and is_number(words, name[1] + 1))
        number, i = _number_after(words, i, counted)
        found += number
    return found


def _join_last(found: list[str]) -> None:
    """The last tokens before the name of a law, if they are two numbers."""
    falling = FALLING.fullmatch(found[-1]) if found else None
    if falling and int(falling[2]) < int(falling[1]):
        found[-1:] = [falling[1], ":", falling[2]]
        return
    pair = len(found) == 2 or (len(found) == 3 and found[1] == ".")
    if pair and is_number(found, 0) and is_number(found, len(found) - 1):
        found[:] = [found[0], ":", found[-1]]


def _number_after(words: Sequence[str], i: int, counted: Collection[str]) -> tuple[list[str], int]:
    """What to write for the number after a name, and where to read on."""
    falling = FALLING.fullmatch(word_at(words, i))
    if falling and int(falling[2]) < int(falling[1]):
        return [falling[1], ":", falling[2]], i + 1
    if not is_number(words, i):
        return [], i
    second = i + (2 if word_at(words, i + 1) == "." else 1)
    if is_number(words, second) and word_at(words, second + 1) in ("", "§"):
        return [words[i], ":", words[second]], second + 1
    after = word_at(words, i + 1)
    telling = WORD.fullmatch(after) and after not in NOT_NEXT and after not in CHAPTER_WORDS and after not in counted
    return [words[i], *(["§"] if telling else [])], i + 1
