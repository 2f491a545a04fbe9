"""The files of an index -> something to ask. Twin of ``sok-index.js``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_format import TOLD, URGENT, Posting, decode_bets, decode_postings, decode_terms, read_scripts
from handlaggarstod.search_language import Language
from handlaggarstod.search_synonyms import SynonymTable

MOST_ASIDE = 2
"""How many small words may stand beside those of a question: "hon är häktad" is "häktad", a longer sentence is not.

Those that say nothing of what is asked (``empty_words``: "jag", "ska", "en") are not counted.
"""


class Chosen(NamedTuple):
    """Units that come first, and whether a page among them is shown from its beginning, as its editor named it."""

    units: tuple[int, ...]
    whole: bool


NOTHING = Chosen((), False)


class SearchIndex:
    """A read index. Immutable to its users; postings are decoded when first asked for."""

    def __init__(self, scripts: Mapping[str, Any]) -> None:
        head = scripts["huvud"]
        self.analyzer = Analyzer(Language.from_index(head["språk"]))
        rows = [*head["synonymer"], *(row for share in _shares(scripts, "s", head, "synonymdelar") for row in share)]
        self.synonyms = SynonymTable(rows, self.analyzer)
        self.longest_synonym: int = head["längst"]
        self.law_aliases: dict[str, list[str]] = head["lagbyten"]
        self.best_bets = decode_bets(head["val"])
        for share in _shares(scripts, "v", head, "valdelar"):
            self.best_bets |= decode_bets(share)
        self._urgent = [tuple(key[1:].split(" ")) for key in self.best_bets if key.startswith(URGENT)]
        self._small = {self.analyzer.stem(word) for word in self.analyzer.stopwords}
        self._weak = {self.analyzer.stem(word) for word in self.analyzer.language.words("weak_words")}
        self._empty = {self.analyzer.stem(word) for word in self.analyzer.language.words("empty_words")}
        self._negations = {self.analyzer.stem(word) for word in self.analyzer.language.words("negations")}
        self.suggestions: list[str] = head["förslag"]
        self.terms = decode_terms(head["termer"])
        self.kinds = [head["typer"][int(kind, 36)] for kind in _column(head["enhetstyp"])]
        self.sections = [int(section, 36) for section in _column(head["avsnitt"])]
        self.title_lengths = [int(length, 36) for length in head["titelord"]]
        self.pages = _page_numbers(self.sections)
        self._numbers = {term: number for number, term in enumerate(self.terms)}
        self._postings = _lines(head, scripts)
        self._decoded: dict[int, list[Posting]] = {}
        self._details = [page for share in _shares(scripts, "t", head, "textdelar") for page in share]

    def has(self, term: str) -> bool:
        """Whether any unit has the term."""
        return term in self._numbers

    def chosen(self, query: str, intent: str = "") -> Chosen:
        """The units that come first: for just this question, or for it without words such as "klienten".

        What comes first for one word does not, where a kind of answer (`intent`) is asked for: "hur länge kan man sitta
        på LVM" is not "LVM". Nor does it where it is denied: "kom inte till mötet" is not "möte". What is urgent comes
        first in every question that has its words.
        """
        exact, urgent = self._bet(self.analyzer.key(query)), self._urgent_in(query)
        if exact and (exact.whole or not urgent.units):
            return exact
        return urgent if urgent.units else self._with_less(query, intent)

    def _with_less(self, query: str, intent: str) -> Chosen:
        """What comes first for the query without words that name nobody, and then without small ones."""
        if any(place.section for place in self.analyzer.analyze(query, asked=True).laws):
            return NOTHING
        asked = set(self.analyzer.key(query).split(" "))
        left = asked - self._weak
        said = self.analyzer.analyze(query).words
        bare = left - (self._small - self.analyzer.told(said))
        denied = self._negations & {self.analyzer.stem(word) for word in said}
        aside = asked - bare - self._empty
        for words in (left, bare) if len(aside) <= MOST_ASIDE else (left,):
            found = self._bet(" ".join(sorted(words))) if denied <= words else None
            if found and found.units and len(bare) > bool(intent):
                return found
        return NOTHING

    def _bet(self, key: str) -> Chosen | None:
        for kind in (URGENT, TOLD, ""):
            if kind + key in self.best_bets:
                return Chosen(tuple(self.best_bets[kind + key]), bool(kind))
        return None

    def _urgent_in(self, query: str) -> Chosen:
        """The longest of the urgent questions that a longer one holds."""
        said = {self.analyzer.stem(word) for word in self.analyzer.analyze(query).words}
        found = [words for words in self._urgent if said.issuperset(words)]
        longest = min(found, key=lambda words: (-len(words), words), default=None)
        return NOTHING if longest is None else Chosen(tuple(self.best_bets[URGENT + " ".join(longest)]), True)

    def postings(self, term: str) -> list[Posting]:
        """Every unit with the term; none for an unknown term."""
        number = self._numbers.get(term)
        if number is None:
            return []
        found = self._decoded.get(number)
        if found is None:
            found = self._decoded[number] = decode_postings(self._postings[number])
        return found

    def details(self, page: int) -> list[Any]:
        """``[url, title, kind, [[anchor, title, kind, text, answer], …], search words, files]`` of a page.

        What is empty at the end of a row is left out.
        """
        found: list[Any] = self._details[page]
        return found


def load_index(files: Mapping[str, bytes]) -> SearchIndex:
    """The index in the files of ``build_index``; ``ValueError`` if they are something else, or not all of them."""
    try:
        return SearchIndex(read_scripts(files))
    except (LookupError, TypeError, AttributeError) as broken:
        raise ValueError("not a whole search index") from broken


def read_index(folder: Path) -> SearchIndex:
    """The index of a built site, from its ``sok`` folder; ``FileNotFoundError`` if there is none."""
    if not (folder / "huvud.js").is_file():
        raise FileNotFoundError(folder / "huvud.js")
    return load_index({path.name: path.read_bytes() for path in sorted(folder.glob("*.js"))})


def _column(text: str) -> list[str]:
    return text.split(",") if text else []


def _page_numbers(sections: list[int]) -> list[int]:
    """The page of each unit: section 0 begins a new page."""
    pages: list[int] = []
    page = -1
    for section in sections:
        page += section == 0
        pages.append(page)
    return pages


def _shares(scripts: Mapping[str, Any], prefix: str, head: Mapping[str, Any], starts: str) -> list[Any]:
    """What the files of one prefix hold; none where all is in the first file."""
    return [scripts[f"{prefix}{number}"] for number in range(len(head.get(starts, ())))]


def _lines(head: Mapping[str, Any], scripts: Mapping[str, Any]) -> list[str]:
    if "poster" in head:
        inline: str = head["poster"]
        return inline.split("\n")
    return [line for share in _shares(scripts, "p", head, "postdelar") for line in share.split("\n")]
