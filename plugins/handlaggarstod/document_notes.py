"""The law that a printed unit names: a note for each citation, and the marks that point at it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from handlaggarstod.document_runs import Data, Runs, plain
from handlaggarstod.handbook_law import Citation
from handlaggarstod.render_environment import date_in_words


class LawNotes:
    """The notes of one unit, numbered in the order of its citations."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._citations = tuple(citations)
        self._numbers: dict[str, int] = {}
        for number, citation in enumerate(self._citations):
            self._numbers.setdefault(citation.path, number)
            self._numbers[f"{citation.path}|{citation.text}"] = number

    def data(self, today: datetime.date) -> list[Data]:
        """The notes themselves."""
        return [_note(citation, today) for citation in self._citations]

    def mark(self, citation: Citation) -> Data:
        """A provision with the mark of its note."""
        words, number = plain(citation.text), self._numbers.get(f"{citation.path}|{citation.text}")
        kind = {"k": "n"} if number is None else {"k": "note", "n": number}
        return {"r": [{**kind, "law": _provisions(citation), "r": words}], "historical": citation.historical}

    def run(self, path: str, words: Runs) -> Data | None:
        """Words that lead to a law, with the mark of its note; None when they lead elsewhere."""
        number = self._numbers.get(path)
        if number is None:
            return None
        return {"k": "note", "n": number, "law": _provisions(self._citations[number]), "r": words}


def _note(citation: Citation, today: datetime.date) -> Data:
    start, end = citation.in_force_from, citation.in_force_until
    return {
        "name": _line(citation.text),
        "titles": _line(" … ".join(citation.titles)),
        "statute": _line(citation.statute_title),
        "url": citation.text_url,
        "state": "future" if start and start > today else "past" if end and end < today else "now",
        "from": day_or_none(start),
        "until": day_or_none(end),
        "successors": [_line(name.text) for name in citation.successors],
        "note": _line(citation.note),
        "certainty": citation.certainty.value,
        "coming": [
            {
                "day": day_or_none(change.day),
                "what": _line(change.what),
                "status": _line(change.status),
                "certain": change.certainty.value == "säker",
            }
            for change in citation.coming
        ],
    }


def mark_first_notes(unit: Any) -> None:
    """The first mark of each note carries it; later marks repeat its number. Data lie in the order of print."""
    seen: set[int] = set()
    for run in runs_in(unit):
        if run.get("k") == "note":
            run["first"] = run["n"] not in seen
            seen.add(run["n"])


def runs_in(value: Any) -> Iterable[Data]:
    """Every dict inside a value, in the order of print."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting += reversed(list(item.values()))
        elif isinstance(item, list | tuple):
            waiting += reversed(item)


def _provisions(citation: Citation) -> list[str]:
    """The keys of what is cited: statute and number, or the statute alone."""
    return [f"{citation.statute_id}|{number}" for number in citation.provisions or ("",)]


def _line(text: str) -> Data:
    return {"r": plain(text)}


def day_or_none(day: datetime.date | None) -> str | None:
    """A day in words, where there is one."""
    return date_in_words(day) if day else None
