"""Templates to fill in, clients' rights, managers' pages and policy areas as data for the typesetter."""

from __future__ import annotations

from handlaggarstod.document_runs import Data, breakable
from handlaggarstod.document_text import Paper, Unit
from handlaggarstod.handbook_documents import DocumentTemplate, ManagerPage, PolicyArea, TemplateField
from handlaggarstod.handbook_rights import Claim, ClientRight


def template_data(paper: Paper, template: DocumentTemplate) -> Data:
    """A document to fill in by hand."""
    unit = paper.unit(template)
    return unit.data(
        "mall",
        template.path,
        template.title,
        number=template.number,
        reviewed=unit.reviewed(template.reviewed, template.path),
        purpose=unit.prose(template.purpose),
        signature=unit.signature(template.signature),
        sections=[
            {
                "title": breakable(section.title),
                "intro": unit.prose(section.intro),
                "fields": [_field(unit, field) for field in section.fields],
            }
            for section in template.sections
        ],
        laws=unit.laws(template.law_references),
        used_by=unit.links(template.used_by),
        provenance=unit.provenance(template.provenance),
        foot={
            "routines": unit.lines(link.title for link in template.used_by if link.kind == "rutin"),
            "laws": unit.lines(citation.text for citation in template.law_references),
        },
    )


def _field(unit: Unit, field: TemplateField) -> Data:
    return {
        "label": breakable(field.label),
        "kind": field.kind.value,
        "required": field.required,
        "help": unit.line(field.help),
        "choices": unit.lines(field.choices),
        "laws": unit.laws(field.law_references),
    }


def right_data(paper: Paper, right: ClientRight) -> Data:
    """A page for clients, as case workers read it: each claim with the step that keeps it."""
    unit = paper.unit(right)
    return unit.data(
        "rättighet",
        right.path,
        right.title,
        number=right.number,
        reviewed=unit.reviewed(right.reviewed, right.path),
        lead=unit.prose(_here(right.lead)),
        internal_note=unit.sentence(right.internal_note),
        sections=[
            {
                "title": breakable(section.title),
                "text": unit.prose(_here(section.text)),
                "steps": [unit.sentence(_here(step)) for step in section.steps],
                "claims": [_claim(unit, claim) for claim in section.claims],
            }
            for section in right.sections
        ],
        questions=[
            {"question": unit.line(one.question), "answer": unit.prose(_here(one.answer))} for one in right.questions
        ],
        routines=unit.links(right.routines),
    )


def _here(text: str) -> str:
    """Links written for the public site lead to their counterparts in the internal guide."""
    return text.replace("](hs:/", "](hs:/rattigheter/").replace("](hs:/rattigheter/ord/", "](hs:/ordlista/")


def _claim(unit: Unit, claim: Claim) -> Data:
    return {
        "text": unit.sentence(_here(claim.text)),
        "ground": claim.ground.value,
        "commitment": unit.commitment,
        "confirmed": claim.confirmed_on is not None,
        "kept_by": unit.link(claim.kept_by) if claim.kept_by else None,
        "laws": unit.laws(claim.law_references),
    }


def manager_data(paper: Paper, page: ManagerPage) -> Data:
    """A page for managers."""
    unit = paper.unit(page)
    return unit.data(
        "chef",
        page.path,
        page.title,
        number=page.number,
        reviewed=unit.reviewed(page.reviewed, page.path),
        lead=unit.prose(page.lead),
        sections=[
            {
                "title": breakable(section.title),
                "text": unit.prose(section.text),
                "provenance": unit.provenance(section.provenance),
            }
            for section in page.sections
        ],
        links=unit.links((*page.templates, *page.checklists, *page.routines)),
        laws=unit.laws(page.law_references),
        provenance=unit.provenance(page.provenance),
    )


def area_data(paper: Paper, area: PolicyArea) -> Data:
    """An area where politicians have, or lack, a guideline."""
    unit = paper.unit(area)
    return unit.data(
        "område",
        area.path,
        area.title,
        state=area.state.value,
        reviewed=unit.reviewed(area.reviewed, area.path),
        lead=unit.prose(area.lead),
        known=[unit.sentence(fact) for fact in area.known],
        questions=unit.lines(area.questions),
        meanwhile=unit.prose(area.meanwhile),
        links=unit.links((*area.routines, *area.manager_pages, *area.rights)),
        laws=unit.laws(area.law_references),
        provenance=unit.provenance(area.provenance),
    )
