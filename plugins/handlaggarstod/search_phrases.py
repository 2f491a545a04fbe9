"""Phrases in quotation marks and words with a minus: which ranked units are left.

Twin of ``engine.narrowed`` in ``sok-rang.js``.

The index knows which words a unit has, not where they stand. So units with all telling words of a phrase are read,
in order of rank; more than ``MOST_READ`` are not, since a browser fetches the texts it reads.
"""

from __future__ import annotations

from handlaggarstod.search_documents import Note
from handlaggarstod.search_notes import note
from handlaggarstod.search_question import Question
from handlaggarstod.search_ranking import Reader
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_scoring import Ranked

MOST_READ = 200


def narrowed(question: Question, ranked: list[Ranked], reader: Reader) -> tuple[list[Ranked], tuple[Note, ...]]:
    """The units that the question allows and that are worth a look, and what to tell the reader.

    Where no unit has the phrases, all units are kept and that is told: a phrase misremembered is still a question.
    """
    left = _without(question, ranked, reader)
    if question.without and not question.text.strip():
        return left, (note(reader.index, "utan", " ".join(question.without)),)
    if not question.phrases or not left:
        return reader.without_faint(left), ()
    allowed = [_with_words(phrase, reader.index) for phrase in question.phrases]
    candidates = [hit for hit in left if all(hit.unit in units for units in allowed)][:MOST_READ]
    exact = [hit for hit in candidates if all(reader.holds(hit.unit, phrase) for phrase in question.phrases)]
    return (exact, ()) if exact else (left, (note(reader.index, "fras", "», «".join(question.phrases)),))


def _without(question: Question, ranked: list[Ranked], reader: Reader) -> list[Ranked]:
    for unwanted in question.without:
        units = _with_words(unwanted, reader.index)
        if " " in unwanted:
            read = [hit.unit for hit in ranked if hit.unit in units][:MOST_READ]
            units = {unit for unit in read if reader.holds(unit, unwanted)}
        ranked = [hit for hit in ranked if hit.unit not in units]
    return ranked


def _with_words(phrase: str, index: SearchIndex) -> set[int]:
    """The units that have every telling word of a phrase, in any form; all units if no word is telling."""
    found = set(range(len(index.kinds)))
    for word in index.analyzer.analyze(phrase).words:
        if word not in index.analyzer.stopwords and not any("0" <= letter <= "9" for letter in word):
            found &= {posting.unit for posting in index.postings(index.analyzer.stem(word))}
    return found
