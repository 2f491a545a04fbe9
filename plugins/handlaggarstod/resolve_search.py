"""What editors wrote about the search -> what steers the search of each site. The addresses are checked elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handlaggarstod.project import Project
from handlaggarstod.schema_search import SearchedSite, SearchRules
from handlaggarstod.search_steering import Steering, Words


def internal_steering(project: Project) -> Steering:
    """For the internal guide: every word, and what is said of its addresses."""
    return _steering(project, SearchedSite.INTERNAL, only_public=False)


def public_steering(project: Project) -> Steering:
    """For the public site: words that are marked as public, and what is said of its addresses."""
    return _steering(project, SearchedSite.PUBLIC, only_public=True)


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
        urgent=frozenset(
            question
            for rules in written
            for answer in rules.answers
            if answer.urgent and answer.site is site
            for question in answer.questions
        ),
        page_words=_page_words(written, site),
        not_holding=tuple(word for rules in written for word in rules.not_holding),
    )


def _best_answers(written: Iterable[SearchRules], site: SearchedSite) -> Mapping[str, Words]:
    answers = [answer for rules in written for answer in rules.answers if answer.site is site]
    return {question: answer.answers for answer in answers for question in answer.questions}


def _page_words(written: Iterable[SearchRules], site: SearchedSite) -> Mapping[str, Words]:
    found: dict[str, Words] = {}
    for row in (row for rules in written for row in rules.words if row.site is site):
        found[row.place] = (*found.get(row.place, ()), *row.words)
    return found
