"""The languages of a project, and running text as each of them writes it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.inline_references import IN_SWEDISH, TO_SWEDISH, markdown_link, markdown_text
from handlaggarstod.language_words import amount_in, time_in
from handlaggarstod.languages import SWEDISH, Language
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_prose_law import LawScope
from handlaggarstod.resolve_text import Texts
from handlaggarstod.schema_deadlines import Binding, DeadlineUnit
from handlaggarstod.schema_deadlines import Deadline as WrittenDeadline
from handlaggarstod.schema_translation import LanguageFile, Publish


def languages(project: Project) -> tuple[Language, ...]:
    """All languages, in the order of the language switcher."""
    found = sorted(project.languages.values(), key=lambda loaded: (loaded.model.order, loaded.id))
    return tuple(_language(loaded) for loaded in found)


def swedish(project: Project) -> Language:
    """Swedish; with no words when its file cannot be read, which is an error already."""
    stand_in = Language(SWEDISH, "", "", "sv", "ltr", False, None, ("",) * 12, "", " ", {}, {}, {})
    return next((language for language in languages(project) if language.id == SWEDISH), stand_in)


def publishes(rule: Publish, reviewed_on: datetime.date | None) -> bool:
    """Whether the public sees a translation."""
    return rule is Publish.TRANSLATED or reviewed_on is not None


def _language(loaded: Loaded[LanguageFile]) -> Language:
    model = loaded.model
    return Language(
        id=loaded.id,
        name=model.name,
        swedish_name=model.swedish_name,
        code=model.code,
        direction=model.direction.value,
        sample=model.sample,
        reviewed_on=model.reviewed_on,
        months=model.months,
        date_form=model.date_form,
        thousands=model.thousands,
        units=model.units,
        amounts=model.amounts,
        words=model.words,
    )


@dataclass(slots=True)
class EditionTexts(Texts):
    """Running text of one language: its numbers, and links to its own pages where they exist."""

    language: Language | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    """Rights pages in the language, and what they are called there."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Terms that are translated; when there are any, the language has a glossary of its own."""

    def public_page(self, link: Link, words: str | None) -> str:
        prefix = self.language.prefix if self.language else ""
        if link.id in self.titles:
            return markdown_link(words or self.titles[link.id], f"{prefix}{link.id}/")
        return markdown_link(words or link.title, f"{link.id}/", TO_SWEDISH if words else IN_SWEDISH)

    def public_term(self, id: str, term: str, words: str | None, *, explained: bool) -> str:
        prefix = self.language.prefix if self.language else ""
        shown = words or self.words.get(id, term)
        if not explained:
            return markdown_text(shown)
        if self.words:
            return markdown_link(shown, f"{prefix}ord/#{id}")
        return markdown_link(shown, f"ord/#{id}", TO_SWEDISH if words else IN_SWEDISH)


def edition_texts(
    context: Context,
    project: Project,
    handbook: Handbook,
    language: Language,
    *,
    titles: Mapping[str, str],
    words: Mapping[str, str],
) -> EditionTexts:
    """How texts of a language are resolved."""
    base = context.texts
    deadlines = (row for loaded in project.deadlines.values() for row in loaded.model.deadlines)
    return EditionTexts(
        links=base.links,
        laws=base.laws,
        deadlines={row.id: _deadline(row, language) for row in deadlines},
        amounts={
            amount.id: _amount(value.value, amount.unit, language)
            for amount in handbook.amounts
            if (value := amount.on(base.day))
        },
        terms=base.terms,
        day=base.day,
        known_amounts=base.known_amounts,
        expired=base.expired,
        scope=LawScope(),
        language=language,
        titles=titles,
        words=words,
    )


def _amount(value: int | None, unit: str, language: Language) -> str:
    """The Swedish words where the language has none for the unit; `check_languages` has said so."""
    known = value is None or unit in language.amounts
    return amount_in(value, unit, language) if known else f"{value} {unit}"


def _deadline(row: WrittenDeadline, language: Language) -> str:
    """The amount in words; "" where the language lacks them, which `check_languages` has said."""
    unit = row.unit.value
    if row.unit is not DeadlineUnit.NONE and "flera" not in language.units.get(unit, {}):
        return ""
    if row.unit in (DeadlineUnit.AT_ONCE, DeadlineUnit.PROMPTLY):
        return time_in(None, unit, language)
    if row.amount is None or row.unit is DeadlineUnit.NONE:
        return language.words.get("inget_tal_i_lagen" if row.binding is Binding.LAW else "inget_tal", "")
    return language.words.get("samma_dag", "") if row.amount == 0 else time_in(row.amount, unit, language)
