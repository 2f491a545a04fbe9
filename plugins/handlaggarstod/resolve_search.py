"""What editors wrote about the search -> what steers the search of each site. The addresses are checked elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from handlaggarstod.project import Project
from handlaggarstod.schema_search import BestAnswer, SearchedSite, SearchRules
from handlaggarstod.search_steering import Steering, Words


def internal_steering(project: Project) -> Steering:
    """For the internal guide: every word, and what is said of its addresses."""
    return _steering(project, SearchedSite.INTERNAL, only_public=False)


def public_steering(project: Project) -> Steering:
    """For the public site: words that are marked as public, and what is said of its addresses."""
    return _steering(project, SearchedSite.PUBLIC, only_public=True)


def language_steering(project: Project, language: str) -> Steering:
    """For the pages of the public site in another language: the answers that are given in it."""
    written = [loaded.model for loaded in project.search.values()]
    return Steering(
        best_answers=_best_answers(written, SearchedSite.PUBLIC, language),
        urgent=_urgent(written, SearchedSite.PUBLIC, language),
    )


def _steering(project: Project, site: SearchedSite, *, only_public: bool) -> Steering:
    written = [loaded.model for loaded in project.search.values()]
    return Steering(
        groups=tuple(group.words for rules in written for group in rules.groups if group.public or not only_public),
        one_way=tuple(
            (asked, way.found)
            for rules in written
            for way in rules.one_way
            for asked in way.asked
            if way.public or not only_public
        ),
        best_answers=_best_answers(written, site),
        urgent=_urgent(written, site),
        page_words=_page_words(written, site),
        not_holding=tuple(word for rules in written for word in rules.not_holding),
    )


def _best_answers(
    written: Iterable[SearchRules], site: SearchedSite, language: str | None = None
) -> Mapping[str, Words]:
    return {q: answer.answers for answer in _answers(written, site, language) for q in answer.questions}


def _urgent(written: Iterable[SearchRules], site: SearchedSite, language: str | None = None) -> frozenset[str]:
    return frozenset(q for answer in _answers(written, site, language) if answer.urgent for q in answer.questions)


def _answers(written: Iterable[SearchRules], site: SearchedSite, language: str | None) -> Iterator[BestAnswer]:
    for rules in written:
        yield from (answer for answer in rules.answers if answer.site is site and answer.language == language)


def _page_words(written: Iterable[SearchRules], site: SearchedSite) -> Mapping[str, Words]:
    found: dict[str, Words] = {}
    for row in (row for rules in written for row in rules.words if row.site is site):
        found[row.place] = (*found.get(row.place, ()), *row.words)
    return found
