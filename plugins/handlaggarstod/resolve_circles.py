"""Relations that must have a beginning: what comes first, what replaces what, where a question leads."""

from __future__ import annotations

from handlaggarstod.problems import Place
from handlaggarstod.project import Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_guide import next_questions
from handlaggarstod.resolve_links import circles


def report_circles(context: Context, project: Project) -> None:
    """Relations that must have a beginning: what comes first, what replaces what."""
    routines = {id: loaded.model.preceded_by for id, loaded in project.routines.items()}
    for circle in circles(routines):
        _report_circle(context, "föregås_av", circle, project.routines[circle[0]].place("föregås_av"))
    statutes = {id: [s.model.replaced_by] if s.model.replaced_by else [] for id, s in project.statutes.items()}
    for circle in circles(statutes):
        if circle[0] in project.statutes:
            _report_circle(context, "ersätts_av", circle, project.statutes[circle[0]].place("ersätts_av"))
    for glossary in project.glossary.values():
        terms = glossary.model.terms
        place_of = {term.id: glossary.place("termer", n, "skriv_i_stället") for n, term in enumerate(terms)}
        for circle in circles({term.id: [term.use_instead] if term.use_instead else [] for term in terms}):
            _report_circle(context, "skriv_i_stället", circle, place_of.get(circle[0], glossary.place()))
    for circle in circles(next_questions(project.questions)):
        if circle[0] in project.questions:
            _report_circle(context, "alternativ", circle, project.questions[circle[0]].place("alternativ"))
    _report_pointing_at_itself(context, project)


def _report_pointing_at_itself(context: Context, project: Project) -> None:
    for id, loaded in project.routines.items():
        if id in loaded.model.related:
            _report_circle(context, "relaterade", (id,), loaded.place("relaterade"))
        for n, step in enumerate(loaded.model.steps):
            if id in step.leads_to:
                _report_circle(context, "gå_till", (id,), loaded.place("steg", n, "gå_till"))


def _report_circle(context: Context, relation: str, circle: tuple[str, ...], place: Place) -> None:
    context.report("HS017", place, relation=f"«{relation}»", circle=" → ".join((*circle, circle[0])))
