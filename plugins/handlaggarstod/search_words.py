"""Text -> words and punctuation that law references need. The lowest stone of the search, twin of ``sok-ord.js``.

The classes of characters are spelled out instead of borrowed from the regular expression engine: Python and
browsers follow different versions of Unicode, and the twins must cut every text at the same places.
"""

from __future__ import annotations

import re
import unicodedata

WORD_CHARACTERS = (
    "0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u0373\u0376-\u037d\u0386-\u0481"
    "\u048a-\u0559\u0561-\u0587\u0591-\u05bd\u05d0-\u05f2\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff"
    "\u0750-\u077f\u0900-\u0963\u0e01-\u0e3a\u0e40-\u0e4e\u10a0-\u10fa\u1200-\u135a\u1e00-\u1fff\u3041-\u30fa"
    "\u3400-\u9fff\uac00-\ud7a3"
)
WORD = re.compile(f"[{WORD_CHARACTERS}]+(?:-[{WORD_CHARACTERS}]+)*")
TOKEN = re.compile(f"[{WORD_CHARACTERS}]+(?:-[{WORD_CHARACTERS}]+)*|[§:.,()–]")


ARABIC = re.compile("[\u0620-\u06ff]")
"""A letter of the Arabic script, which Dari and Sorani are written in, too."""


def normalise(text: str) -> str:
    """NFC, one kind of space, no soft hyphens: the form in which texts are indexed, stored and cut.

    A text that has that form already is given back itself, not as a copy that takes as much memory again.
    """
    composed = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    found = " ".join(composed.split())
    return text if found == text else found


def words(text: str) -> list[str]:
    """The lower-case words of a normalised text, hyphenated ones whole."""
    return WORD.findall(text.lower())


def tokens(text: str) -> list[str]:
    """Words and the punctuation of law references, in order, lower case."""
    return TOKEN.findall(unicodedata.normalize("NFC", text).lower())


def pieces(word: str) -> list[str]:
    """A hyphenated word in parts and joined: "asi-intervju" -> "asi", "intervju", "asiintervju"."""
    return [word] if "-" not in word else [*word.split("-"), word.replace("-", "")]


def fold(word: str) -> str:
    """Without accents and dots ("vårdplan" -> "vardplan"): how people without Swedish keys write."""
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(character for character in decomposed if not "\u0300" <= character <= "\u036f")
