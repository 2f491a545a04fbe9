"""The index of the printed handbook: words, provisions and templates, and a mark in the text at each place they are.

A mark is a run that the typesetter gives no shape. It turns the marks into page numbers once the pages are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from handlaggarstod.document_notes import runs_in
from handlaggarstod.document_runs import Data, breakable
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_register import Term
from handlaggarstod.schema_register import TermStatus
from handlaggarstod.swedish_order import number_order, swedish_order

PLACES = 6
"""A word leads to the texts that use it most, at most so many; a list of forty pages helps nobody."""
_ENDINGS = (
    r"(?:a|an|ans|ar|are|arna|arnas|ars|as|e|en|ens|er|erna|ernas|ers|es|et|ets|n|na|nas|ns|or|orna|ornas|s|t|ts)?"
)
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,}")


def word_pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of the forms as a word of its own, with a Swedish ending; an abbreviation only as it is written."""
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_form, longest_first))})(?![\w-])")


def _form(form: str) -> str:
    return r"[\s\u00a0]+".join(_word(word) for word in form.split())


def _word(word: str) -> str:
    if _CAPITALS.search(word):
        return re.escape(word)
    stem = word[:-1] if len(word) > 3 and word.endswith("a") else word
    return rf"(?i:{re.escape(stem)}{_ENDINGS})"


def _root(form: str) -> str:
    """What every match of a form holds, in small letters: the beginning of its first word."""
    return form.split()[0][:-1].lower() or form.lower()


class BookIndex:
    """Marks the units of a book and lists what the marks stand for."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._numbers: dict[tuple[str, str], int] = {}
        self._templates = {template.path: template for template in handbook.templates}

    def mark(self, units: Sequence[Data]) -> None:
        """Put a mark at the first mention of each thing in each text."""
        scopes = list(_scopes(units))
        for scope in scopes:
            self._mark_references(scope)
        self._mark_words([scope for scope in scopes if scope.get("type")])

    def parts(self) -> list[Data]:
        """The index itself: parts, each with groups of entries in order."""
        return [
            {"part": "ord", "groups": [{"title": "", "entries": list(self._words())}]},
            {"part": "lagrum", "groups": list(self._statutes())},
            {"part": "mallar", "groups": [{"title": "", "entries": list(self._forms())}]},
        ]

    def _number(self, kind: str, id: str) -> int:
        return self._numbers.setdefault((kind, id), len(self._numbers))

    def _mark_references(self, scope: Data) -> None:
        seen: set[int] = set()
        for run in list(runs_in({key: value for key, value in scope.items() if key != "notes"})):
            fresh = [number for number in self._referred(run) if number not in seen]
            seen.update(fresh)
            if fresh:
                run["r"] = [*run["r"], _mark(fresh)]

    def _referred(self, run: Data) -> list[int]:
        if run.get("k") not in ("note", "n", "to", "url"):
            return []
        path = str(run.get("path", "")).partition("#")[0]
        forms = [self._number("mall", path)] if path in self._templates else []
        return [*(self._number("lagrum", key) for key in run.get("law", ())), *forms]

    def _mark_words(self, scopes: Sequence[Data]) -> None:
        texts = ["\n".join(runs[place] for runs, place in _texts(scope)) for scope in scopes]
        folded = [text.lower() for text in texts]
        for term in self._current:
            forms = (term.term, *term.synonyms)
            pattern, roots = word_pattern(forms), {_root(form) for form in forms}
            counts = {
                place: len(pattern.findall(texts[place]))
                for place, text in enumerate(folded)
                if any(root in text for root in roots)  # far quicker than the pattern, and most words are in few texts
            }
            most = sorted((place for place, count in counts.items() if count), key=lambda n: (-counts[n], n))
            for place in sorted(most[:PLACES]):
                _mark_first(scopes[place], pattern, self._number("ord", term.id))

    @property
    def _current(self) -> list[Term]:
        return [term for term in self._handbook.terms if term.status is TermStatus.CURRENT]

    def _words(self) -> Iterator[Data]:
        names = [(term.term, term.id, "") for term in self._current]
        names += [(name, term.id, term.term) for term in self._current for name in _other_names(term)]
        old = [term for term in self._handbook.terms if term.status is not TermStatus.CURRENT]
        names += [(term.term, term.use_instead.id, term.use_instead.title) for term in old if term.use_instead]
        for name, id, see in sorted(set(names), key=lambda row: (swedish_order(row[0]), row)):
            number = None if see else self._numbers.get(("ord", id))
            yield {
                "name": breakable(name),
                "see": breakable(see),
                "number": number,
                "main": None if see else f"ordlista/#{id}",
            }

    def _statutes(self) -> Iterator[Data]:
        for statute in sorted(self._handbook.statutes, key=lambda statute: swedish_order(statute.title)):
            keys = ["", *sorted((one.number for one in statute.provisions), key=number_order)]
            entries = [
                {
                    "name": key or "hela",
                    "see": "",
                    "number": self._numbers["lagrum", f"{statute.id}|{key}"],
                    "main": None,
                }
                for key in keys
                if ("lagrum", f"{statute.id}|{key}") in self._numbers
            ]
            if entries:
                yield {"title": statute.title, "short": statute.short_name, "entries": entries}

    def _forms(self) -> Iterator[Data]:
        for template in sorted(self._handbook.templates, key=lambda template: number_order(template.number)):
            name = f"{template.number} {template.title}"
            yield {
                "name": breakable(name),
                "see": "",
                "number": self._numbers.get(("mall", template.path)),
                "main": template.path,
            }


def _other_names(term: Term) -> list[str]:
    """Names that the word does not begin with: they stand elsewhere in the alphabet."""
    return [name for name in (*term.synonyms, *term.outdated_forms) if swedish_order(name) != swedish_order(term.term)]


def _scopes(units: Iterable[Data]) -> Iterator[Data]:
    """A text is marked once; a register is marked row by row."""
    for unit in units:
        if "rows" in unit:
            yield from unit["rows"]
        else:
            yield unit


def _mark(numbers: list[int]) -> Data:
    return {"k": "ix", "e": numbers}


def _texts(scope: Data) -> Iterator[tuple[list[Any], int]]:
    """Every string that is laid out as running text: its list and its place there."""
    for item in runs_in({key: value for key, value in scope.items() if key != "notes"}):
        runs = item.get("r")
        if isinstance(runs, list):
            yield from ((runs, place) for place, run in enumerate(runs) if isinstance(run, str))


def _mark_first(scope: Data, pattern: re.Pattern[str], number: int) -> None:
    for runs, place in _texts(scope):
        found = pattern.search(runs[place])
        if found:
            text = runs[place]
            runs[place : place + 1] = [text[: found.end()], _mark([number]), text[found.end() :]]
            return
