"""Areas where politicians have, or lack, a guideline: ids become the things they name."""

from __future__ import annotations

from dataclasses import replace

from handlaggarstod.handbook_documents import PolicyArea
from handlaggarstod.handbook_link import Link
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_review import reviewed
from handlaggarstod.schema_policy import PolicyArea as WrittenArea
from handlaggarstod.schema_review import shown_title


def area_link(loaded: Loaded[WrittenArea]) -> Link:
    """What others point at."""
    return Link("område", loaded.id, shown_title(loaded.model.title, loaded.model.status), f"omraden/{loaded.id}/")


def resolve_policy_areas(context: Context, project: Project) -> tuple[PolicyArea, ...]:
    """All areas in their order."""
    rows = sorted(project.policy_areas.values(), key=lambda loaded: (loaded.model.order, loaded.id))
    return tuple(_area(context, loaded) for loaded in rows)


def _area(context: Context, loaded: Loaded[WrittenArea]) -> PolicyArea:
    model, me = loaded.model, area_link(loaded)
    context.enter(loaded, me)
    text = context.texts.internal
    area = PolicyArea(
        id=loaded.id,
        title=model.title,
        state=model.state,
        lead=text(model.lead, loaded.place("ingress")),
        known=tuple(text(fact, loaded.place("känt", n)) for n, fact in enumerate(model.known)),
        questions=model.questions,
        meanwhile=text(model.meanwhile, loaded.place("så_länge")),
        routines=context.all_links("rutin", model.routines, loaded, ("rutiner",)),
        manager_pages=context.all_links("chef", model.manager_pages, loaded, ("chefssidor",)),
        rights=context.all_links("rättighet", model.rights, loaded, ("rättigheter",)),
        law_references=context.cite(model.law_references, loaded, ("lagrum",), me),
        provenance=context.provenance(model.source, loaded, ("källa",)),
        reviewed=reviewed(context, model, loaded, "område"),
    )
    return replace(area, law_references=(*area.law_references, *context.leave()))
