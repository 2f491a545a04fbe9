"""The languages of a project, and running text as each of them writes it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.inline_references import IN_SWEDISH, TO_SWEDISH, markdown_link, markdown_text
from handlaggarstod.language_words import amount_in, time_in
from handlaggarstod.languages import SWEDISH, Language
from handlaggarstod.page_words import PAGE_WORDS, blanks_in
from handlaggarstod.problems import Place, did_you_mean
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_prose_law import LawScope
from handlaggarstod.resolve_text import Texts
from handlaggarstod.schema_deadlines import Binding, DeadlineUnit
from handlaggarstod.schema_deadlines import Deadline as WrittenDeadline
from handlaggarstod.schema_translation import LanguageFile, Publish

_IN_WORDS = ("{dag}", "{ord}", "{antal}", "{visade}", "{fråga}", "{visar}", "{sökt}")
_IN_DATES = ("{dag}", "{månad}", "{år}")
_NAMED_AMOUNT = re.compile(r"\[\[belopp:([a-z0-9-]+)")


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


def check_languages(context: Context, project: Project) -> None:
    """Swedish has the words that the pages name; all others have those of Swedish, and say times with their numbers."""
    whole = project.languages.get(SWEDISH)
    if whole is None:
        if ("ord", SWEDISH) not in project.broken and project.settings:
            advice = "Skapa filen; de andra språken har samma nycklar"
            context.report("HS097", Place(f"routines/ord/{SWEDISH}.yml"), what="filen saknas", advice=advice)
        return
    for place, what, advice in _unknown_to_pages(whole):
        context.report("HS118", place, what=what, advice=advice)
    for loaded in project.languages.values():
        for place, what, advice in (*_faults(loaded, whole.model), *_amounts_without_words(loaded, project)):
            context.report("HS097", place, what=what, advice=advice)


def _unknown_to_pages(whole: Loaded[LanguageFile]) -> Iterator[tuple[Place, str, str]]:
    """Words that the pages name and Swedish lacks, and the other way round."""
    words = whole.model.words
    for key in PAGE_WORDS.keys() - words.keys():
        yield whole.place("ord"), f"ordet «{key}» saknas", f"Lägg till «{key}» under «ord»; sidorna använder det"
    for key in words.keys() - PAGE_WORDS.keys():
        advice = did_you_mean(
            key, PAGE_WORDS.keys() - words.keys(), "Ta bort ordet i alla språk; ingen sida använder det"
        )
        yield whole.place("ord", key), f"ordet «{key}» känner sidorna inte till", advice
    for key in words.keys() & PAGE_WORDS.keys():
        if blanks_in(words[key]) != PAGE_WORDS[key]:
            wanted = " och ".join(PAGE_WORDS[key])
            advice = f"Skriv {wanted} i texten, en gång" if wanted else "Ta bort det som står inom {}"
            yield whole.place("ord", key), f"ordet «{key}» har fel fält", advice


def _amounts_without_words(loaded: Loaded[LanguageFile], project: Project) -> Iterator[tuple[Place, str, str]]:
    """Amounts that rights pages name."""
    named = set(_NAMED_AMOUNT.findall("\n".join(page.source.text for page in project.rights.values())))
    for amounts in project.amounts.values():
        for row in amounts.model.amounts:
            if row.id in named and row.unit not in loaded.model.amounts:
                advice = f"Lägg till «{row.unit}: …» med {{antal}}"
                yield loaded.place("belopp"), f"enheten «{row.unit}» saknas", advice


def _faults(loaded: Loaded[LanguageFile], whole: LanguageFile) -> Iterator[tuple[Place, str, str]]:
    model = loaded.model
    for key in (whole.words.keys() & PAGE_WORDS.keys()) - model.words.keys():
        yield loaded.place("ord"), f"ordet «{key}» saknas", f"Översätt «{whole.words[key]}»"
    for key in model.words.keys() - whole.words.keys() - PAGE_WORDS.keys():
        advice = did_you_mean(key, whole.words, "Ta bort ordet; nycklarna är desamma som i sv.yml")
        yield loaded.place("ord", key), f"ordet «{key}» finns inte i sv.yml", advice
    for key, text in model.words.items():
        if loaded.id != SWEDISH and blanks_in(text) != PAGE_WORDS.get(key, blanks_in(text)):
            advice = "Skriv samma ord inom {} som i sv.yml"
            yield loaded.place("ord", key), f"ordet «{key}» har inte samma fält", advice
        if _stray(text, _IN_WORDS):
            advice = "Skriv bara fälten i sv.yml inom klamrar"
            yield loaded.place("ord", key), f"ordet «{key}» har en klammer för mycket", advice
    for unit in DeadlineUnit:
        if unit is not DeadlineUnit.NONE and "flera" not in model.units.get(unit.value, {}):
            advice = f"Lägg till «{unit.value}: {{flera: …}}»"
            yield loaded.place("enheter"), f"enheten «{unit.value}» saknar formen «flera»", advice
    if blanks_in(model.date_form) != sorted(_IN_DATES) or _stray(model.date_form, _IN_DATES):
        yield loaded.place("datum"), "dagens form är inte hel", "Skriv {dag}, {månad} och {år}, en gång var"


def _stray(text: str, allowed: Sequence[str]) -> bool:
    """Whether braces are left when the blanks are taken out: they would break the page, or reach into values."""
    for blank in allowed:
        text = text.replace(blank, "")
    return "{" in text or "}" in text


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
