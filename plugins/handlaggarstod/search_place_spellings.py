"""Places in a law as people type them in a search box -> as laws write them. Twin of ``sok-platsstavning.js``.

kap 14 § 2 -> 14 kap 2 §      2 § i 14 kap -> 14 kap 2 §      paragraf 13 -> § 13      27:an -> 27 §
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlaggarstod.search_act_spellings import NameAt, word_at
from handlaggarstod.search_law_places import CHAPTER_WORDS, LETTER, NUMBER

CALLED = re.compile("([0-9]{1,3})an")
SECTION_WORDS = frozenset(("paragraf", "paragrafen", "paragraferna", "par", "prg"))
PARTS = CHAPTER_WORDS | SECTION_WORDS
ORDINALS = tuple(
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde"
    " sextonde sjuttonde artonde nittonde tjugonde".split(" ")
)


def is_number(words: Sequence[str], i: int) -> bool:
    """Whether a number, with or without a letter, stands at a place."""
    return 0 <= i < len(words) and bool(NUMBER.fullmatch(words[i]))


def spoken(words: Sequence[str]) -> list[str]:
    """A section called by its number, "27an" or "27:an", as it is written: "27 §"."""
    found: list[str] = []
    for word in words:
        called = CALLED.fullmatch(word)
        if called:
            found += [called[1], "§"]
        elif word == "an" and found[-1:] == [":"] and is_number(found, len(found) - 2):
            found[-1] = "§"
        else:
            found.append(word)
    return found


def sections(words: Sequence[str], name_at: NameAt) -> list[str]:
    """All are "§": "paragraf 13", "par. 13", "13:e paragrafen" and, beside a law, "p 13"."""
    point = "§" not in words and any(word in CHAPTER_WORDS or name_at(words, i) for i, word in enumerate(words))
    found: list[str] = []
    for i, word in enumerate(words):
        beside = is_number(words, i - 1) or is_number(words, i + 1) or is_number(words, i + 2)
        if word in SECTION_WORDS or (word == "p" and point and beside):
            found.append("§")
        elif word in ORDINALS and word_at(words, i + 1) in PARTS:
            found.append(str(ORDINALS.index(word) + 1))
        elif not _only_ends(words, i):
            found.append(word)
    return found


def _only_ends(words: Sequence[str], i: int) -> bool:
    """Whether a token only ends the one before: the dot of "par. 13", the colon and the "e" of "13:e paragrafen"."""
    word, before, after = words[i], word_at(words, i - 1), word_at(words, i + 1)
    dot = word == "." and (before in SECTION_WORDS or before == "p")
    colon = word == ":" and after in ("e", "a") and word_at(words, i + 2) in PARTS
    return dot or colon or (word in ("e", "a") and before == ":" and after in PARTS)


def chapters(words: Sequence[str]) -> list[str]:
    """Both "kap 14" and "14 k" -> "14 kap"."""
    found: list[str] = []
    i = 0
    while i < len(words):
        word, number = words[i], i + (2 if word_at(words, i + 1) == "." else 1)
        apart = not _ends_in_number(found) or word_at(found, len(found) - 2) == "§"
        if word in CHAPTER_WORDS and apart and is_number(words, number):
            found += [words[number], "kap"]
            i = number + 1
        else:
            short = word == "k" and is_number(words, i - 1) and is_number(words, number)
            found.append("kap" if short else word)
            i += 1
    return found


def _ends_in_number(words: Sequence[str]) -> bool:
    """Whether the last token is a number, or the letter of one: "2 a kap"."""
    last = len(words) - 1
    return is_number(words, last) or (bool(LETTER.fullmatch(word_at(words, last))) and is_number(words, last - 1))


def chapter_first(words: Sequence[str]) -> list[str]:
    """Both "2 § i 14 kap" and "§ 2 kap 14" -> "14 kap 2 §"."""
    found = list(words)
    for i in range(len(found) - 3):
        pair = (word_at(found, i), word_at(found, i + 1))
        number = next((one for one, sign in (pair, pair[::-1]) if sign == "§" and NUMBER.fullmatch(one)), "")
        at = i + (3 if word_at(found, i + 2) == "i" else 2)
        after = at + (3 if word_at(found, at + 2) == "." else 2)
        before = {word_at(found, i - 1), word_at(found, i - 2)}
        chapter = is_number(found, at) and word_at(found, at + 1) in CHAPTER_WORDS
        if number and chapter and before.isdisjoint({*CHAPTER_WORDS, ":"}) and not _goes_on(found, after):
            found[i:after] = [found[at], "kap", number, "§"]
    return found


def _goes_on(words: Sequence[str], i: int) -> bool:
    return word_at(words, i) == "§" or is_number(words, i)
