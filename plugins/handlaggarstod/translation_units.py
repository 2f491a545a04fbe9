"""The Swedish texts that can be translated, one by one, in the order that a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handlaggarstod.project import Project
from handlaggarstod.schema_accessibility import Audience, Statement
from handlaggarstod.schema_public import ClientRight, Service
from handlaggarstod.schema_settings import HandbookSettings


@dataclass(frozen=True, slots=True)
class Unit:
    """A Swedish text as it is written; `claim` is the id of a claim, "" for other texts."""

    text: str
    claim: str = ""


def page_units(model: ClientRight) -> Iterator[Unit]:
    """Everything that a rights page says."""
    yield Unit(model.title)
    yield Unit(model.lead)
    for section in model.sections:
        yield Unit(section.title)
        yield from (Unit(text) for text in (section.text, *section.steps) if text)
        yield from (Unit(claim.text, claim.id) for claim in section.claims)
    for question in model.questions:
        yield Unit(question.question)
        yield Unit(question.answer)


def shared_units(project: Project) -> Iterator[Unit]:
    """What all pages share: settings, verified places, words and what is said of accessibility."""
    yield from (Unit(text) for loaded in project.settings.values() for text in _of_settings(loaded.model))
    for service in project.services.values():
        if service.model.is_public:
            yield from (Unit(text) for text in _of_service(service.model))
    for glossary in project.glossary.values():
        for term in glossary.model.terms:
            if term.is_public:
                yield from (Unit(term.term), Unit(term.definition))
    for accessibility in project.accessibility.values():
        for statement in accessibility.model.statements:
            if statement.audience is Audience.PUBLIC:
                yield from (Unit(text) for text in _of_statement(statement))


def _of_settings(settings: HandbookSettings) -> Iterator[str]:
    """The site's name, notice and lead, needs, the way of a decision."""
    yield settings.public_title
    yield settings.public_notice
    if settings.public_lead:
        yield settings.public_lead
    for need in settings.needs:
        yield from (need.title, need.text)
    for stage in settings.decision_stages:
        yield from (stage.title, stage.text)


def _of_statement(statement: Statement) -> Iterator[str]:
    yield statement.service
    for defect in statement.defects:
        yield from (defect.what, defect.why)
    for row in (*statement.burdensome, *statement.outside):
        yield from (row.what, row.why)
    yield statement.method_text


def _of_service(service: Service) -> Iterator[str]:
    for text in (service.for_whom, service.offer, service.cost, service.first_contact, service.opening_hours):
        if text:
            yield text
