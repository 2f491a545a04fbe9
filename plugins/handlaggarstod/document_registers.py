"""The registers as data for the typesetter: deadlines, amounts, roles, words, places to turn to, statutes, sources."""

from __future__ import annotations

from handlaggarstod.document_runs import Data
from handlaggarstod.document_text import Paper
from handlaggarstod.handbook import Handbook
from handlaggarstod.render_environment import date_in_words
from handlaggarstod.resolve_text import amount_in_words
from handlaggarstod.schema_deadlines import Binding
from handlaggarstod.swedish_order import swedish_order


def deadlines_data(paper: Paper, handbook: Handbook) -> Data:
    """All deadlines: what the law binds to, and what the administration has undertaken."""
    unit = paper.unit(())
    rows = [
        {
            "label": deadline.path,
            "by_law": deadline.binding is Binding.LAW,
            **unit.deadline(deadline),
            "laws": unit.laws(deadline.law_references),
            "used_by": unit.links(deadline.used_by),
        }
        for deadline in handbook.deadlines
    ]
    return unit.data("frister", "frister/", "", rows=rows)


def amounts_data(paper: Paper, handbook: Handbook) -> Data:
    """Amounts of money, each with the time it applies."""
    unit = paper.unit(handbook.amounts)
    rows = [
        {
            "label": f"belopp/#{amount.id}",
            "title": unit.line(amount.title),
            "values": [
                {
                    "words": unit.line(amount_in_words(amount, value.value)),
                    "from": value.valid_from and date_in_words(value.valid_from),
                    "until": value.valid_until and date_in_words(value.valid_until),
                    "now": value.applies(paper.today),
                    "laws": unit.laws(value.law_references),
                }
                for value in amount.values
            ],
        }
        for amount in handbook.amounts
    ]
    return unit.data("belopp", "belopp/", "", rows=rows)


def roles_data(paper: Paper, handbook: Handbook) -> Data:
    """Who can be responsible for a step."""
    unit = paper.unit(())
    rows = [
        {
            "label": role.path,
            "title": unit.line(role.title),
            "text": unit.line(role.description),
            "external": role.external,
        }
        for role in handbook.roles
    ]
    return unit.data("roller", "roller/", "", rows=rows)


def terms_data(paper: Paper, handbook: Handbook) -> Data:
    """The glossary in alphabetical order."""
    unit = paper.unit(handbook.terms)
    rows = [
        {
            "label": f"ordlista/#{term.id}",
            "term": unit.line(term.term),
            "status": term.status.value,
            "text": unit.prose(term.definition),
            "instead": unit.link(term.use_instead) if term.use_instead else None,
            "synonyms": unit.lines(term.synonyms),
            "outdated": unit.lines(term.outdated_forms),
            "see_also": unit.links(term.see_also),
            "laws": unit.laws(term.law_references),
        }
        for term in sorted(handbook.terms, key=lambda term: (swedish_order(term.term), term.id))
    ]
    return unit.data("ordlista", "ordlista/", "", rows=rows)


def services_data(paper: Paper, handbook: Handbook) -> Data:
    """Places to turn to."""
    unit = paper.unit(())
    rows = [
        {
            "title": unit.line(service.title),
            "kind": unit.line(service.kind),
            "status": service.status.value,
            "offer": unit.line(service.offer),
            "for_whom": unit.line(service.for_whom),
            "decision": service.decision_needed.value,
            "cost": unit.line(service.cost),
            "phone": unit.line(service.phone),
            "web": unit.line(service.web),
            "place": unit.line(service.place),
            "checked": service.checked_on and date_in_words(service.checked_on),
        }
        for service in handbook.services
    ]
    return unit.data("vägvisaren", "vagvisaren/", "", rows=rows)


def statutes_data(paper: Paper, handbook: Handbook) -> Data:
    """Statutes in the register, with their days."""
    unit = paper.unit(())
    rows = [
        {
            "label": statute.path,
            "title": unit.line(statute.title),
            "short": unit.line(statute.short_name),
            "designation": unit.line(statute.designation),
            "from": statute.valid_from and date_in_words(statute.valid_from),
            "repealed": statute.repealed and date_in_words(statute.repealed),
        }
        for statute in handbook.statutes
    ]
    return unit.data("lagar", "lagar/", "", rows=rows)


def references_data(paper: Paper, handbook: Handbook) -> Data:
    """Documents that the handbook rests on or recommends."""
    unit = paper.unit(())
    rows = [
        {
            "label": f"kallor/#{reference.id}",
            "title": unit.line(reference.title),
            "url": reference.url,
            "by": unit.line(", ".join(filter(None, (reference.publisher, reference.year)))),
            "note": unit.line(reference.note),
            "check": unit.line(reference.to_check),
        }
        for reference in handbook.references
    ]
    return unit.data("källor", "kallor/", "", rows=rows)
