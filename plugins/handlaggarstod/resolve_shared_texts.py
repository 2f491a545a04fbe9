"""What all pages of an edition share, in its language: settings, terms, services and the accessibility statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_accessibility import AccessibilityStatement, Exempt
from handlaggarstod.handbook_register import Service, Term
from handlaggarstod.handbook_settings import DecisionStage, Settings
from handlaggarstod.languages import Language
from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_accessibility import Audience, Statement
from handlaggarstod.schema_accessibility import Exempt as WrittenExempt
from handlaggarstod.schema_settings import DecisionStage as WrittenStage
from handlaggarstod.schema_settings import Need
from handlaggarstod.schema_translation import SharedTranslation
from handlaggarstod.translation_memory import Translator, translated_line
from handlaggarstod.yaml_source import Source


def shared_texts(project: Project, language: Language) -> Loaded[SharedTranslation]:
    """The file of a language; an empty one when there are no shared texts yet."""
    return project.shared_translations.get(language.id) or Loaded(
        "", "", SharedTranslation.model_construct(reviewed_on=None, texts=()), Source("", {}, {})
    )


def translated_words(shared: Loaded[SharedTranslation], terms: Iterable[Term]) -> dict[str, str]:
    """Those terms of the public that have a word in the language, by id."""
    found = ((term, translated_line(shared, term.term)) for term in terms if term.is_public)
    return {term.id: word for term, word in found if word}


def translated_settings(common: Translator, project: Project, settings: Settings) -> Settings:
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


def _need(common: Translator, need: Need) -> Need:
    return need.model_copy(update={"title": common.line(need.title), "text": common.line(need.text)})


def _stages(
    common: Translator, stages: tuple[DecisionStage, ...], written: tuple[WrittenStage, ...]
) -> Iterator[DecisionStage]:
    for stage, source in zip(stages, written, strict=True):
        yield replace(stage, title=common.line(source.title), text=common.prose(source.text, stage.text))


def translated_terms(common: Translator, project: Project, terms: Iterable[Term]) -> tuple[Term, ...]:
    """The words that the public sees."""
    return tuple(_term(common, project, term) for term in terms if term.is_public)


def _term(common: Translator, project: Project, term: Term) -> Term:
    rows = (row for loaded in project.glossary.values() for row in loaded.model.terms if row.id == term.id)
    written = next(rows, None)
    definition = common.prose(written.definition if written else "", term.public_definition)
    return replace(term, term=common.line(term.term), public_definition=definition)


def translated_statement(common: Translator, project: Project, handbook: Handbook) -> AccessibilityStatement | None:
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


def translated_services(common: Translator, services: Iterable[Service]) -> tuple[Service, ...]:
    """The places to turn to that the public sees."""
    return tuple(_service(common, service) for service in services if service.is_public)


def _service(common: Translator, service: Service) -> Service:
    return replace(
        service,
        for_whom=common.line(service.for_whom),
        offer=common.line(service.offer),
        cost=common.line(service.cost),
        first_contact=common.line(service.first_contact),
        opening_hours=common.line(service.opening_hours),
    )
