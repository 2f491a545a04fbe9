"""Rules for how texts are written: readable, without words that judge, with abbreviations explained.

The limits and the words are data, in `routines/sprak.yml`. What the public reads must keep them; for the staff a
text that does not is shown, but stops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from handlaggarstod.abbreviations import Abbreviations
from handlaggarstod.avoided_words import Avoided, AvoidedWords, says_something
from handlaggarstod.language_measure import Sentence, measure
from handlaggarstod.language_pages import TextPage, text_pages
from handlaggarstod.language_passages import Passage
from handlaggarstod.problem_catalogue import Severity
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_language import AvoidedWord, AvoidWhere, LanguageRules, TextLimits

ENOUGH_WORDS = 60
"""A page with fewer words has no LIX worth the name: one long word would move it by several units."""

_YOU = re.compile(r"(?<!\w)(?:du|dig|din|ditt|dina)(?!\w)", re.IGNORECASE)


def plain_language(project: Project) -> Iterator[Problem]:
    """Pages that are too hard, sentences that are too long, words to avoid and unexplained abbreviations."""
    for loaded in project.language.values():
        yield from _words_say_something(loaded)
        rules = _Rules(loaded.model, project)
        for page in text_pages(project):
            yield from rules.problems(page)


def _words_say_something(loaded: Loaded[LanguageRules]) -> Iterator[Problem]:
    for n, row in enumerate(loaded.model.words):
        for m, form in enumerate(row.forms):
            if not says_something(form):
                yield problem("HS092", loaded.place("ord", n, "former", m), word=form)


class _Rules:
    """What holds for the pages of one project."""

    def __init__(self, rules: LanguageRules, project: Project) -> None:
        names = [name for s in project.statutes.values() for name in (s.model.title, s.model.short_name)]
        names += [row.title for loaded in project.references.values() for row in loaded.model.references]
        names += [loaded.model.title for loaded in project.services.values()]
        names += rules.fixed_phrases
        internal = [row for row in rules.words if row.where is AvoidWhere.EVERYWHERE]
        self._rules = rules
        self._words = {True: _avoided(rules.words, names), False: _avoided(internal, names)}
        terms = (term for loaded in project.glossary.values() for term in loaded.model.terms)
        self._public_terms = frozenset(term.id for term in terms if term.is_public)

    def problems(self, page: TextPage) -> Iterator[Problem]:
        """Of one page."""
        limits = self._limits(page)
        found = [*_too_hard(page, limits), *self._to_avoid(page)]
        yield from found if page.public else (replace(one, severity=Severity.WARNING) for one in found)
        yield from _too_long(page, limits)
        if page.public:
            yield from self._unexplained(page)
            yield from _not_to_you(page)

    def _limits(self, page: TextPage) -> TextLimits:
        limits = self._rules.limits
        if page.easy and limits.easy:
            return limits.easy
        return limits.public if page.public else limits.internal

    def _to_avoid(self, page: TextPage) -> Iterator[Problem]:
        words = self._words[page.public]
        for passage in page.passages:
            for hit in words.in_text(passage.text) if words.sieve.may_hold(passage.text) else ():
                place = passage.place_of(passage.text[hit.start :])
                yield problem("HS058", place, word=" ".join(hit.text.split()), instead=hit.word.instead)

    def _unexplained(self, page: TextPage) -> Iterator[Problem]:
        """A title may use what the text explains, and the text what the title explains."""
        title_last = sorted(page.passages, key=lambda passage: passage.label and len(passage.path) == 1)
        otherwise = dict(self._read(page, title_last))
        for word, place in self._read(page, page.passages):
            if word in otherwise:
                yield problem("HS059", place, word=word)

    def _read(self, page: TextPage, passages: Iterable[Passage]) -> Iterator[tuple[str, Place]]:
        reader = Abbreviations({*self._rules.known_abbreviations, *page.explains}, self._public_terms)
        for passage in passages:
            for word, start in reader.unexplained(passage.text):
                yield word, passage.place_of(passage.text[start:])


def _avoided(rows: Iterable[AvoidedWord], names: list[str]) -> AvoidedWords:
    return AvoidedWords((Avoided(form, row.instead) for row in rows for form in row.forms), names)


def _too_hard(page: TextPage, limits: TextLimits) -> Iterator[Problem]:
    size = measure(sentence for _, sentence in page.sentences)
    if size.words < ENOUGH_WORDS:
        return
    if size.lix > limits.lix:
        yield _hard(page, size.hardest, f"LIX {size.lix}", f"{limits.lix}")
    if limits.mean is not None and size.mean > limits.mean:
        mean = f"{size.mean:.1f} ord i en genomsnittlig mening".replace(".", ",")
        yield _hard(page, size.longest, mean, f"{limits.mean} ord")


def _hard(page: TextPage, worst: Sentence, what: str, limit: str) -> Problem:
    return problem("HS056", _place(page, worst), what=what, limit=limit, sentence=worst.text.rstrip("."))


def _too_long(page: TextPage, limits: TextLimits) -> Iterator[Problem]:
    for passage, sentence in page.sentences:
        if sentence.words > limits.sentence:
            place = passage.place_of(sentence.text)
            yield problem(
                "HS057", place, count=sentence.words, limit=limits.sentence, sentence=sentence.text.rstrip(".")
            )


def _not_to_you(page: TextPage) -> Iterator[Problem]:
    """A page for the public speaks to its reader; a list of words and their meaning need not."""
    words = sum(sentence.words for _, sentence in page.sentences)
    spoken = page.explains or any(_YOU.search(sentence.text) for _, sentence in page.sentences)
    if words >= ENOUGH_WORDS and not spoken:
        yield problem("HS054", page.passages[0].loaded.place())


def _place(page: TextPage, sentence: Sentence) -> Place:
    return next(passage.place_of(sentence.text) for passage, one in page.sentences if one is sentence)
