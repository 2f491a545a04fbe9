"""Law references as people type them in a search box -> as laws write them. Twin of ``sok-lagstavning.js``.

FL25 -> fl 25      SoL kap 14 § 2 -> sol 14 kap § 2      gamla 4:1 -> 4:1 gamla sol      LVM paragraf 13 -> lvm § 13

Only questions are read this way: in running text "p 13" and "14.2" are most often something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from handlaggarstod.search_act_spellings import SERIES, NameAt, acts, numbered, word_at
from handlaggarstod.search_law_places import CHAPTER_WORDS, LETTER, NUMBER

RUN = re.compile("[0-9]+[a-h](?![a-zåäöé])|[0-9]+|[a-zåäöé]+")
GLUED = re.compile("(?=.*[a-zåäöé])(?=.*[0-9])[0-9a-zåäöé-]+")
WORD = re.compile("[a-zåäöé]{2,}")
CALLED = re.compile("([0-9]{1,3})an")
FALLING = re.compile("([0-9]{1,2})-([0-9]{1,2})")
PLACE_OF_CASE = re.compile("([0-9]{1,3}[a-h]?)-([a-zåäöé]+)")
SECTION_WORDS = frozenset(("paragraf", "paragrafen", "paragraferna", "par", "prg"))
OLD = frozenset(("gamla", "gammal", "äldre", "tidigare", "förra", "dåvarande", "fd"))
THE_OLD = ("gamla", "sol")
NOT_NEXT = frozenset(
    ("och", "samt", "eller", "i", "enligt", "jfr", "se", "st", "stycket", "stycke", "meningen", "punkten", "p", "av")
)
ORDINALS = tuple(
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde"
    " sextonde sjuttonde artonde nittonde tjugonde".split(" ")
)


def spelled(words: Sequence[str], name_at: NameAt, counted: Collection[str]) -> list[str]:
    """The tokens of a question, its references spelled as in the law. ``counted``: "månader", "kr" and the like."""
    found = _sections(numbered(_unglued(_spoken(words), name_at)), name_at)
    found = acts(_reversed(_chapters(found)), name_at)
    return _numbers(_old_law(found, name_at), name_at, counted)


def _is_number(words: Sequence[str], i: int) -> bool:
    return 0 <= i < len(words) and bool(NUMBER.fullmatch(words[i]))


def _spoken(words: Sequence[str]) -> list[str]:
    """A section called by its number, "27an" or "27:an", as it is written: "27 §"."""
    found: list[str] = []
    for word in words:
        called = CALLED.fullmatch(word)
        if called:
            found += [called[1], "§"]
        elif word == "an" and found[-1:] == [":"] and _is_number(found, len(found) - 2):
            found[-1] = "§"
        else:
            found.append(word)
    return found


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
    own = part in CHAPTER_WORDS or part in SECTION_WORDS or part in ("p", "st") or part in SERIES
    return own or part[0].isdecimal() or name_at((part,), 0) is not None


def _sections(words: Sequence[str], name_at: NameAt) -> list[str]:
    """All are "§": "paragraf 13", "par. 13", "13:e paragrafen" and, beside a law, "p 13"."""
    point = "§" not in words and any(word in CHAPTER_WORDS or name_at(words, i) for i, word in enumerate(words))
    found: list[str] = []
    for i, word in enumerate(words):
        ordinal = word_at(words, i + 1) in CHAPTER_WORDS | SECTION_WORDS
        beside = _is_number(words, i - 1) or _is_number(words, i + 1) or _is_number(words, i + 2)
        if word in SECTION_WORDS or (word == "p" and point and beside):
            found.append("§")
        elif word == "." and word_at(words, i - 1) in SECTION_WORDS | {"p"}:
            continue
        elif word in ORDINALS and ordinal:
            found.append(str(ORDINALS.index(word) + 1))
        elif (
            word == ":"
            and word_at(words, i + 1) in ("e", "a")
            and word_at(words, i + 2) in CHAPTER_WORDS | SECTION_WORDS
        ):
            continue
        elif not (word in ("e", "a") and ordinal and word_at(words, i - 1) == ":"):
            found.append(word)
    return found


def _chapters(words: Sequence[str]) -> list[str]:
    """Both "kap 14" and "14 k" -> "14 kap"."""
    found: list[str] = []
    i = 0
    while i < len(words):
        word, number = words[i], i + (2 if word_at(words, i + 1) == "." else 1)
        apart = not _ends_in_number(found) or word_at(found, len(found) - 2) == "§"
        if word in CHAPTER_WORDS and apart and _is_number(words, number):
            found += [words[number], "kap"]
            i = number + 1
        else:
            short = word == "k" and _is_number(words, i - 1) and _is_number(words, number)
            found.append("kap" if short else word)
            i += 1
    return found


def _ends_in_number(words: Sequence[str]) -> bool:
    """Whether the last token is a number, or the letter of one: "2 a kap"."""
    last = len(words) - 1
    return _is_number(words, last) or (bool(LETTER.fullmatch(word_at(words, last))) and _is_number(words, last - 1))


def _reversed(words: Sequence[str]) -> list[str]:
    """Both "2 § i 14 kap" and "§ 2 kap 14" -> "14 kap 2 §"."""
    found = list(words)
    for i in range(len(found) - 3):
        pair = (word_at(found, i), word_at(found, i + 1))
        number = next((one for one, sign in (pair, pair[::-1]) if sign == "§" and NUMBER.fullmatch(one)), "")
        at = i + (3 if word_at(found, i + 2) == "i" else 2)
        after = at + (3 if word_at(found, at + 2) == "." else 2)
        before = {word_at(found, i - 1), word_at(found, i - 2)}
        chapter = _is_number(found, at) and word_at(found, at + 1) in CHAPTER_WORDS
        if number and chapter and before.isdisjoint({*CHAPTER_WORDS, ":"}) and not _goes_on(found, after):
            found[i:after] = [found[at], "kap", number, "§"]
    return found


def _goes_on(words: Sequence[str], i: int) -> bool:
    return word_at(words, i) == "§" or _is_number(words, i)


def _old_law(words: Sequence[str], name_at: NameAt) -> list[str]:
    """Both "14:1 SoL gamla" and "gamla 4:1" -> the law called "gamla sol"; without such a law nothing changes."""
    plain = " ".join(words).replace("före detta", "fd").split(" ")
    names = [(i, name[1]) for i in range(len(plain)) if (name := name_at(plain, i))]
    old = [i for i, word in enumerate(plain) if word in OLD and not any(start <= i < end for start, end in names)]
    if not old:
        return list(words)
    if not names:
        placed = any(plain[i + 1] in (":", *CHAPTER_WORDS) for i in range(len(plain) - 1) if _is_number(plain, i))
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
        i = name[1] + int(word_at(words, name[1]) == ":" and _is_number(words, name[1] + 1))
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
    if pair and _is_number(found, 0) and _is_number(found, len(found) - 1):
        found[:] = [found[0], ":", found[-1]]


def _number_after(words: Sequence[str], i: int, counted: Collection[str]) -> tuple[list[str], int]:
    """What to write for the number after a name, and where to read on."""
    falling = FALLING.fullmatch(word_at(words, i))
    if falling and int(falling[2]) < int(falling[1]):
        return [falling[1], ":", falling[2]], i + 1
    if not _is_number(words, i):
        return [], i
    second = i + (2 if word_at(words, i + 1) == "." else 1)
    if _is_number(words, second) and word_at(words, second + 1) in ("", "§"):
        return [words[i], ":", words[second]], second + 1
    after = word_at(words, i + 1)
    telling = WORD.fullmatch(after) and after not in NOT_NEXT and after not in CHAPTER_WORDS and after not in counted
    return [words[i], *(["§"] if telling else [])], i + 1
