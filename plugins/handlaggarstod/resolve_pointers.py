"""All that can be pointed at, and who points at it: known before anything is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from handlaggarstod.handbook_documents import TemplateUse
from handlaggarstod.handbook_link import Link
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_guide import question_link
from handlaggarstod.resolve_links import Links
from handlaggarstod.resolve_policy import area_link
from handlaggarstod.resolve_routine import routine_link
from handlaggarstod.resolve_stages import in_process_order
from handlaggarstod.schema_documents import Checklist, DocumentTemplate, ManagerPage
from handlaggarstod.schema_public import ClientRight
from handlaggarstod.schema_review import shown_title
from handlaggarstod.schema_settings import HandbookSettings
from handlaggarstod.site_pages import FIXED_PAGES


def register_links(links: Links, project: Project) -> None:
    """Everything that can be pointed at, before anything points."""
    links.add("rutin", (routine_link(id, loaded.model) for id, loaded in project.routines.items()))
    links.add("mall", _numbered("mall", "mallar", project.templates))
    links.add("checklista", _numbered("checklista", "checklistor", project.checklists))
    links.add("rättighet", _numbered("rättighet", "rattigheter", project.rights))
    links.add("chef", _numbered("chef", "chef", project.manager_pages))
    links.add("område", (area_link(loaded) for loaded in project.policy_areas.values()))
    links.add("fråga", (question_link(id, loaded.model) for id, loaded in project.questions.items()))
    links.add("sida", (link for link in FIXED_PAGES if link.id not in project.unwritten))
    services = project.services.items()
    links.add("vägvisarpost", (Link("vägvisarpost", id, s.model.title, f"vagvisaren/#{id}") for id, s in services))
    for glossary in project.glossary.values():
        links.add("term", (Link("term", t.id, t.term, f"ordlista/#{t.id}") for t in glossary.model.terms))
    for roles in project.roles.values():
        links.add("roll", (Link("roll", r.id, r.title, f"roller/{r.id}/") for r in roles.model.roles))
    for deadlines in project.deadlines.values():
        links.add("frist", (Link("frist", d.id, d.title, f"frister/#{d.id}") for d in deadlines.model.deadlines))
    for references in project.references.values():
        links.add("källa", (Link("källa", r.id, r.title, f"kallor/#{r.id}") for r in references.model.references))


_Numbered = DocumentTemplate | Checklist | ClientRight | ManagerPage

N = TypeVar("N", bound=_Numbered)


def _numbered(kind: str, folder: str, items: Mapping[str, Loaded[N]]) -> Iterable[Link]:
    for id, item in items.items():
        title = shown_title(item.model.title, item.model.status)
        yield Link(kind, id, title, f"{folder}/{id}/", item.model.number)


def remember_users(context: Context, project: Project) -> None:
    """Who uses each deadline, template and checklist, in the order of the process."""
    for id, loaded in project.routines.items():
        model, me = loaded.model, routine_link(id, loaded.model)
        context.use(me, "frist", [*model.deadlines, *(d for step in model.steps for d in step.deadlines)])
        context.use(me, "mall", (t for step in model.steps for t in step.templates))
        context.use(me, "checklista", [*model.checklists, *(s.checklist for s in model.steps if s.checklist)])
    for id, page in project.manager_pages.items():
        me = Link("chef", id, page.model.title, f"chef/{id}/", page.model.number)
        context.use(me, "mall", page.model.templates)
        context.use(me, "checklista", page.model.checklists)


def remember_template_uses(context: Context, project: Project, settings: Loaded[HandbookSettings]) -> None:
    """The steps where each template is used."""
    for stage, loaded in in_process_order(project, settings):
        me = routine_link(loaded.id, loaded.model)
        for id in dict.fromkeys(t for step in loaded.model.steps for t in step.templates):
            steps = tuple(
                Link("steg", step.id, step.title, f"{me.path}#steg-{step.id}", str(number))
                for number, step in enumerate(loaded.model.steps, 1)
                if id in step.templates
            )
            context.template_uses[id].append(TemplateUse(me, stage, steps))
