"""How a decision is made, stage by stage: each claim is looked up on the rights page that makes it."""

from __future__ import annotations

from collections.abc import Iterator

from handlaggarstod.handbook_settings import DecisionStage
from handlaggarstod.problems import did_you_mean
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context, Path
from handlaggarstod.schema_settings import HandbookSettings


def resolve_decision_stages(context: Context, loaded: Loaded[HandbookSettings]) -> Iterator[DecisionStage]:
    """The stages of handbok.yml; a claim that does not exist is reported and left out."""
    for n, stage in enumerate(loaded.model.decision_stages):
        at: Path = ("beslutets_väg", n)
        claims = (_claim(context, loaded, (*at, "påståenden", c), address) for c, address in enumerate(stage.claims))
        more = context.all_links("rättighet", stage.read_more, loaded, (*at, "läs_mer"))
        yield DecisionStage(
            id=stage.id,
            title=stage.title,
            text=context.texts.public(stage.text, loaded.place(*at, "text")),
            claims=tuple(claim for claim in claims if claim),
            read_more=tuple(link.id for link in more),
        )


def _claim(context: Context, loaded: Loaded[HandbookSettings], at: Path, address: str) -> tuple[str, str] | None:
    page, _, claim = address.partition("/")
    place = loaded.place(*at)
    if context.link("rättighet", page, place) is None or context.links.is_broken("rättighet", page):
        return None
    sections = context.links.project.rights[page].model.sections
    known = [each.id for section in sections for each in section.claims]
    if claim in known:
        return page, claim
    advice = did_you_mean(claim, known, f"Påståendena på sidan {page} är: " + ", ".join(known))
    context.report("HS016", place, kind=f"påståendet på sidan {page}", id=claim, advice=advice)
    return None
