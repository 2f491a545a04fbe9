"""The texts of a project as their readers meet them: page by page, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from handlaggarstod.inline_references import InlineReference, replace_references
from handlaggarstod.language_measure import Sentence, sentences
from handlaggarstod.language_passages import Passage, passages_of
from handlaggarstod.languages import SWEDISH
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_deadlines import deadline_words
from handlaggarstod.yaml_marks import Path

PUBLIC_FIELDS = frozenset(("publik_titel", "publik_exempel_text", "publik_ingress", "behov", "beslutets_väg"))
"""What handbok.yml holds for the public."""

NOTHING: frozenset[str] = frozenset()

_NUMBER = re.compile(r"\d{4}:\d+")


@dataclass(frozen=True, slots=True)
class TextPage:
    """Everything that one page says, or that one register says to one kind of reader."""

    name: str
    public: bool
    passages: tuple[Passage, ...]
    sentences: tuple[tuple[Passage, Sentence], ...]
    """The sentences that are measured, in order. For the staff those that name law by number do not count."""
    easy: bool = False
    """Whether it is a text in easy Swedish, which has limits of its own."""
    explains: frozenset[str] = NOTHING
    """Words that the page itself explains, wherever it uses them: the words of the glossary."""


def text_pages(project: Project) -> Iterator[TextPage]:
    """Every page: first what the public reads, then what the staff reads."""
    words = _Words(project)
    for loaded in project.rights.values():
        yield words.page(loaded, public=True)
    yield from _in_easy_swedish(project, words)
    for service in project.services.values():
        yield words.page(service, public=service.model.is_public)
    for settings in project.settings.values():
        yield words.page(settings, public=True, keep=lambda path: path[0] in PUBLIC_FIELDS)
        yield words.page(settings, public=False, keep=lambda path: path[0] not in PUBLIC_FIELDS)
    for glossary in project.glossary.values():
        public = {n: term.term for n, term in enumerate(glossary.model.terms) if term.is_public}
        mine, others = frozenset(public), frozenset(range(len(glossary.model.terms))) - public.keys()
        explained = frozenset(public.values())
        yield words.page(glossary, public=True, keep=partial(_is_among, mine), explains=explained)
        yield words.page(glossary, public=False, keep=partial(_is_among, others))
    for group in _internal(project):
        for item in group.values():
            yield words.page(item, public=False)


def _in_easy_swedish(project: Project, words: _Words) -> Iterator[TextPage]:
    """The translations; what all pages share holds the glossary, which explains its own words."""
    for translated in project.translations.values():
        if _is_easy_swedish(project, translated.id.rpartition(".")[2]):
            yield words.easy_page(translated)
    terms = frozenset(row.term for one in project.glossary.values() for row in one.model.terms if row.is_public)
    for shared in project.shared_translations.values():
        if _is_easy_swedish(project, shared.id):
            yield words.easy_page(shared, explains=terms)


def _is_easy_swedish(project: Project, language: str) -> bool:
    """A language of its own whose code is that of Swedish."""
    described, swedish = project.languages.get(language), project.languages.get(SWEDISH)
    return bool(described and swedish and language != SWEDISH and described.model.code == swedish.model.code)


def _is_among(rows: frozenset[int], path: Path) -> bool:
    return path[1] in rows


def _internal(project: Project) -> tuple[dict[str, Any], ...]:
    return (
        project.routines,
        project.templates,
        project.checklists,
        project.manager_pages,
        project.policy_areas,
        project.questions,
        project.plans,
        project.deadlines,
        project.amounts,
        project.roles,
    )


class _Said(NamedTuple):
    """The sentences of a text."""

    all: tuple[Sentence, ...]
    measured: tuple[Sentence, ...]
    """Those that do not name law by number: the staff's limits are for the others."""


class _Words:
    """Turns files into pages; knows what `[[slag:id]]` shows."""

    def __init__(self, project: Project) -> None:
        self._titles = {("frist", id): words for id, words in deadline_words(project).items()}
        self._titles |= {("term", t.id): t.term for loaded in project.glossary.values() for t in loaded.model.terms}
        self._titles |= {("roll", r.id): r.title for loaded in project.roles.values() for r in loaded.model.roles}
        self._titles |= {(kind, loaded.id): loaded.model.title for kind, loaded in project.reviewed_files()}
        sources = (row for loaded in project.references.values() for row in loaded.model.references)
        self._titles |= {("källa", row.id): row.title for row in sources}
        self._memory: dict[str, _Said] = {}
        titles = (statute.model.title.casefold() for statute in project.statutes.values())
        self._law_titles = tuple(title for title in titles if not ("§" in title or _NUMBER.search(title)))
        """Titles without a number; the others are found by their number."""
        self._law_words = {title.split()[0] for title in self._law_titles}

    def page(
        self,
        loaded: Loaded[Any],
        *,
        public: bool,
        keep: Callable[[Path], bool] = lambda path: True,
        explains: frozenset[str] = NOTHING,
    ) -> TextPage:
        passages = tuple(passage for passage in passages_of(loaded) if keep(passage.path))
        read = [(passage, self._said(passage.text)) for passage in passages if not passage.label]
        measured = [(passage, one) for passage, said in read for one in (said.all if public else said.measured)]
        return TextPage(loaded.source.file, public, passages, tuple(measured), explains=explains)

    def easy_page(self, loaded: Loaded[Any], explains: frozenset[str] = NOTHING) -> TextPage:
        """A translation to easy Swedish; what does not end as a sentence is a heading or a list of things.

        The texts that explain come before the claims, as they do on the page.
        """
        found = sorted(passages_of(loaded), key=lambda passage: passage.path[0] != "texter")
        passages = tuple(p._replace(label=not p.text.rstrip().endswith((".", "?", "!"))) for p in found)
        rows = ((p, sentence) for p in passages if not p.label for sentence in self._said(p.text).all)
        return TextPage(loaded.source.file, True, passages, tuple(rows), easy=True, explains=explains)

    def _said(self, text: str) -> _Said:
        found = self._memory.get(text)
        if found is None:
            every = tuple(sentences(replace_references(text, self._shown)))
            measured = every
            if self._may_quote_law(" ".join([sentence.written for sentence in every])):
                measured = tuple(one for one in every if not self._quotes_law(one))
            found = self._memory[text] = _Said(every, measured)
        return found

    def _shown(self, reference: InlineReference | None, raw: str) -> str:
        """What a reader sees; an amount is about three words long, whichever it is."""
        if reference is None:
            return raw
        if reference.words:
            return reference.words
        usual = reference.target if reference.kind == "lag" else "130 kr per dag"
        return self._titles.get((reference.kind, reference.target.partition("#")[0]), usual)

    def _may_quote_law(self, text: str) -> bool:
        """False for most texts, and then for certain."""
        if "§" in text or (":" in text and _NUMBER.search(text)):
            return True
        return any(map(text.casefold().__contains__, self._law_words))

    def _quotes_law(self, sentence: Sentence) -> bool:
        if not self._may_quote_law(sentence.written):
            return False
        text = sentence.text
        if "§" in text or _NUMBER.search(text):
            return True
        folded = text.casefold()
        return any(title in folded for title in self._law_titles)
