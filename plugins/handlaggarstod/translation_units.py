"""The Swedish texts that can be translated, one by one, in the order that a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handlaggarstod.load import Project
from handlaggarstod.schema_public import ClientRight, Service, ServiceStatus
from handlaggarstod.schema_register import TermStatus


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
    """What all pages share: the site's name, notice and lead, needs, the way of a decision, verified places, words."""
    for settings in project.settings.values():
        yield Unit(settings.model.public_title)
        yield Unit(settings.model.public_notice)
        if settings.model.public_lead:
            yield Unit(settings.model.public_lead)
        for need in settings.model.needs:
            yield from (Unit(need.title), Unit(need.text))
        for stage in settings.model.decision_stages:
            yield from (Unit(stage.title), Unit(stage.text))
    for service in project.services.values():
        if service.model.public and service.model.status is ServiceStatus.VERIFIED:
            yield from (Unit(text) for text in _of_service(service.model))
    for glossary in project.glossary.values():
        for term in glossary.model.terms:
            if term.public and term.status is TermStatus.CURRENT:
                yield from (Unit(term.term), Unit(term.definition))


def _of_service(service: Service) -> Iterator[str]:
    for text in (service.for_whom, service.offer, service.cost, service.first_contact, service.opening_hours):
        if text:
            yield text
