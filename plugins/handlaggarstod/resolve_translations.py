"""Translations to editions: each text is paired with the Swedish one it was made from, else the Swedish is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_accessibility import AccessibilityStatement, Exempt
from handlaggarstod.handbook_register import DecisionStage, Service, Settings, Term
from handlaggarstod.handbook_rights import Claim, ClientRight, Question, RightsSection
from handlaggarstod.handbook_translation import Edition, TranslatedRight
from handlaggarstod.languages import Language
from handlaggarstod.problems import did_you_mean
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_language import edition_texts, languages, publishes
from handlaggarstod.schema_accessibility import Audience, Statement
from handlaggarstod.schema_accessibility import Exempt as WrittenExempt
from handlaggarstod.schema_public import ClientRight as WrittenRight
from handlaggarstod.schema_public import PublicSection as WrittenSection
from handlaggarstod.schema_public import ServiceStatus
from handlaggarstod.schema_register import TermStatus
from handlaggarstod.schema_review import Status
from handlaggarstod.schema_settings import DecisionStage as WrittenStage
from handlaggarstod.schema_settings import Need
from handlaggarstod.schema_translation import SharedTranslation, Translation
from handlaggarstod.translation_memory import SHARED, Translator, translated_line
from handlaggarstod.yaml_source import Source


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
            advice = did_you_mean(page, pages, "Byt namn på filen eller ta bort den")
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
    shared = project.shared_translations.get(language.id) or _nothing()
    titles = {
        id: translated_line(page, title) or title for id, page in shown.items() for title in [_title(project, id)]
    }
    terms_in = ((term, translated_line(shared, term.term)) for term in handbook.terms if _is_shown(term))
    words = {term.id: word for term, word in terms_in if word}
    texts = edition_texts(context, project, handbook, language, titles=titles, words=words)
    common = Translator(context, texts, language, shared, SHARED)
    settings = _settings(common, project, handbook.settings)
    rights = tuple(
        _right(Translator(context, texts, language, pages[right.id], right.id), right, project.rights[right.id], pages)
        for right in handbook.rights
        if right.id in pages
    )
    terms = tuple(_term(common, project, term) for term in handbook.terms if _is_shown(term))
    services = tuple(_service(common, service) for service in handbook.services if _is_verified(service))
    statement = _public_statement(common, project, handbook)
    common.report_rest()
    return Edition(
        language=language,
        settings=settings,
        rights=tuple(right for right in rights if right.right.id in shown),
        terms=terms if words else (),
        services=services,
        statement=statement,
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


def _settings(common: Translator, project: Project, settings: Settings) -> Settings:
    """What all pages share, in the language."""
    written = next((loaded.model for loaded in project.settings.values()), None)
    return replace(
        settings,
        public_title=common.line(settings.public_title),
        public_notice=common.prose(written.public_notice if written else "", settings.public_notice),
        public_lead=common.prose((written and written.public_lead) or "", settings.public_lead),
        needs=tuple(_need(common, need) for need in settings.needs),
        decision_stages=tuple(_stages(common, settings.decision_stages, written.decision_stages if written else ())),
    )


def _nothing() -> Loaded[SharedTranslation]:
    """For a language that has no shared texts yet."""
    return Loaded("", "", SharedTranslation.model_construct(reviewed_on=None, texts=()), Source("", {}, {}))


def _title(project: Project, id: str) -> str:
    return project.rights[id].model.title


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


def _need(common: Translator, need: Need) -> Need:
    return need.model_copy(update={"title": common.line(need.title), "text": common.line(need.text)})


def _stages(
    common: Translator, stages: tuple[DecisionStage, ...], written: tuple[WrittenStage, ...]
) -> Iterator[DecisionStage]:
    for stage, source in zip(stages, written, strict=True):
        yield replace(stage, title=common.line(source.title), text=common.prose(source.text, stage.text))


def _is_shown(term: Term) -> bool:
    return term.public and term.status is TermStatus.CURRENT


def _term(common: Translator, project: Project, term: Term) -> Term:
    rows = (row for loaded in project.glossary.values() for row in loaded.model.terms if row.id == term.id)
    written = next(rows, None)
    definition = common.prose(written.definition if written else "", term.public_definition)
    return replace(term, term=common.line(term.term), public_definition=definition)


def _public_statement(common: Translator, project: Project, handbook: Handbook) -> AccessibilityStatement | None:
    """The statement of the public site; the first one where there are two, which is an error already."""
    rows = (row for loaded in project.accessibility.values() for row in loaded.model.statements)
    written = next((row for row in rows if row.audience is Audience.PUBLIC), None)
    swedish = next((each for each in handbook.statements if each.audience is Audience.PUBLIC), None)
    return _statement(common, swedish, written) if swedish and written else None


def _statement(common: Translator, swedish: AccessibilityStatement, written: Statement) -> AccessibilityStatement:
    defects = zip(swedish.defects, written.defects, strict=True)
    return replace(
        swedish,
        service=common.line(written.service),
        defects=tuple(
            replace(row, what=common.prose(source.what, row.what), why=common.prose(source.why, row.why))
            for row, source in defects
        ),
        burdensome=_exempt(common, swedish.burdensome, written.burdensome),
        outside=_exempt(common, swedish.outside, written.outside),
        method_text=common.prose(written.method_text, swedish.method_text),
    )


def _exempt(common: Translator, rows: Sequence[Exempt], written: Sequence[WrittenExempt]) -> tuple[Exempt, ...]:
    return tuple(
        Exempt(common.prose(source.what, row.what), common.prose(source.why, row.why))
        for row, source in zip(rows, written, strict=True)
    )


def _is_verified(service: Service) -> bool:
    return service.public and service.status is ServiceStatus.VERIFIED


def _service(common: Translator, service: Service) -> Service:
    return replace(
        service,
        for_whom=common.line(service.for_whom),
        offer=common.line(service.offer),
        cost=common.line(service.cost),
        first_contact=common.line(service.first_contact),
        opening_hours=common.line(service.opening_hours),
    )
