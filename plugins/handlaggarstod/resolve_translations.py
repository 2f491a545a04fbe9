"""Translations to editions: each text is paired with the Swedish one it was made from, else the Swedish is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_rights import Claim, ClientRight, Question, RightsSection
from handlaggarstod.handbook_translation import Edition, TranslatedRight
from handlaggarstod.languages import Language
from handlaggarstod.problems import did_you_mean
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_language import edition_texts, languages, publishes
from handlaggarstod.resolve_search import language_steering
from handlaggarstod.resolve_shared_texts import (
    shared_texts,
    translated_services,
    translated_settings,
    translated_statement,
    translated_terms,
    translated_words,
)
from handlaggarstod.schema_public import ClientRight as WrittenRight
from handlaggarstod.schema_public import PublicSection as WrittenSection
from handlaggarstod.schema_review import Status
from handlaggarstod.schema_translation import Translation
from handlaggarstod.translation_memory import SHARED, Translator, translated_line


def resolve_editions(context: Context, project: Project, handbook: Handbook) -> tuple[Edition, ...]:
    """One edition for each language but Swedish, in the order of the language switcher."""
    known = {language.id: language for language in languages(project)}
    _report_strangers(context, project, known)
    return tuple(
        _edition(context, project, handbook, language) for language in known.values() if language != handbook.language
    )


def _report_strangers(context: Context, project: Project, known: Mapping[str, Language]) -> None:
    """Translations of pages that do not exist, or to languages that nobody has described."""
    others = [id for id in known if known[id].prefix]
    pages = {id for kind, id in project.broken if kind == "rattighet"} | project.rights.keys()
    for loaded in project.translations.values():
        page, _, language = loaded.id.partition(".")
        if page not in pages:
            now = context.links.renamed.get(("rättighet", page))
            file = f"{now}.{language}.yml"
            advice = (
                f"Den heter nu «{now}»; byt filens namn till «{file}»"
                if now
                else did_you_mean(page, pages, "Byt namn på filen eller ta bort den")
            )
            context.report("HS016", loaded.place(), kind="rättighetssidan", id=page, advice=advice)
        if language not in others:
            _report_language(context, loaded, language, others)
    for shared in project.shared_translations.values():
        if shared.id not in others:
            _report_language(context, shared, shared.id, others)


def _report_language(context: Context, loaded: Loaded[Any], language: str, known: list[str]) -> None:
    advice = did_you_mean(language, known, f"Beskriv språket i routines/ord/{language}.yml")
    context.report("HS016", loaded.place(), kind="språket", id=language, advice=advice)


def _edition(context: Context, project: Project, handbook: Handbook, language: Language) -> Edition:
    rule = project.languages[language.id].model.publish
    pages = _pages(project, handbook, language)
    shown = {id: page for id, page in pages.items() if publishes(rule, page.model.reviewed_on)}
    shared = shared_texts(project, language)
    words = translated_words(shared, handbook.terms)
    texts = edition_texts(context, project, handbook, language, titles=_titles(project, shown), words=words)
    common = Translator(context, texts, language, shared, SHARED)
    settings = translated_settings(common, project, handbook.settings)
    rights = tuple(
        _right(Translator(context, texts, language, pages[right.id], right.id), right, project.rights[right.id], pages)
        for right in handbook.rights
        if right.id in pages
    )
    terms = translated_terms(common, project, handbook.terms)
    services = translated_services(common, handbook.services)
    statement = translated_statement(common, project, handbook)
    common.report_rest()
    return Edition(
        language=language,
        settings=settings,
        rights=tuple(right for right in rights if right.right.id in shown),
        terms=terms if words else (),
        services=services,
        statement=statement,
        search=language_steering(project, language.id),
        untranslated=frozenset(common.untranslated),
        reviewed_on=shared.model.reviewed_on,
    )


def _pages(project: Project, handbook: Handbook, language: Language) -> dict[str, Loaded[Translation]]:
    """The translated pages, by the id of the page in Swedish; of a page that is withdrawn there is none."""
    return {
        right.id: loaded
        for right in handbook.rights
        if right.reviewed.status is not Status.WITHDRAWN
        and (loaded := project.translations.get(f"{right.id}.{language.id}")) is not None
    }


def _titles(project: Project, pages: Mapping[str, Loaded[Translation]]) -> dict[str, str]:
    """What pages are called in the language, by id; in Swedish where the title is not translated."""
    titles = {id: project.rights[id].model.title for id in pages}
    return {id: translated_line(pages[id], title) or title for id, title in titles.items()}


def _right(
    translator: Translator, right: ClientRight, written: Loaded[WrittenRight], pages: Mapping[str, Loaded[Translation]]
) -> TranslatedRight:
    model, page = written.model, pages[right.id].model
    translated = replace(
        right,
        title=translator.line(model.title),
        lead=translator.prose(model.lead, right.lead),
        sections=tuple(
            _section(translator, section, source)
            for section, source in zip(right.sections, model.sections, strict=True)
        ),
        questions=tuple(
            Question(translator.line(source.question), translator.prose(source.answer, question.answer))
            for question, source in zip(right.questions, model.questions, strict=True)
        ),
    )
    translator.report_rest()
    return TranslatedRight(translated, frozenset(translator.untranslated), page.reviewed_on, page.search_words)


def _section(translator: Translator, section: RightsSection, source: WrittenSection) -> RightsSection:
    return RightsSection(
        title=translator.line(source.title),
        text=translator.prose(source.text or "", section.text),
        steps=tuple(translator.prose(written, step) for step, written in zip(section.steps, source.steps, strict=True)),
        claims=tuple(_claims(translator, section.claims, source)),
    )


def _claims(translator: Translator, claims: tuple[Claim, ...], source: WrittenSection) -> Iterator[Claim]:
    for claim, written in zip(claims, source.claims, strict=True):
        text = translator.claim(written.id, written.text, claim.text)
        deadline = claim.deadline and replace(claim.deadline, amount_text=translator.time(claim.deadline.id))
        yield replace(claim, text=text, deadline=deadline)
