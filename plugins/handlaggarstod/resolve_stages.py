"""The stages of the process, each with its routines in order."""

from __future__ import annotations

from collections.abc import Iterator

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_routine import Lane, Stage
from handlaggarstod.problems import did_you_mean
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_memory import ResolveMemory
from handlaggarstod.resolve_routine import with_neighbours
from handlaggarstod.schema_routine import Routine
from handlaggarstod.schema_settings import USUAL_TRACKS, HandbookSettings


def resolve_stages(
    context: Context, project: Project, settings: Loaded[HandbookSettings], memory: ResolveMemory
) -> tuple[Stage, ...]:
    """The stages in the order of handbok.yml, each with its routines in order; neighbours run through them all."""
    known = [stage.id for stage in settings.model.stages]
    is_whole = ("handbok", settings.id) not in project.broken  # else the stage may be among what could not be read
    for loaded in project.routines.values():
        if loaded.stage not in known and is_whole:
            advice = did_you_mean(loaded.stage, known, "Skeden står i handbok.yml")
            context.report("HS016", loaded.place(), kind="skedet (mappen)", id=loaded.stage, advice=advice)
    routines = []
    for stage, loaded in in_process_order(project, settings):
        routines.append(memory.routine(context, loaded, stage))
    row = with_neighbours(routines)
    lanes = _lanes(context, settings, is_whole=is_whole)
    return tuple(
        Stage(s.id, s.title, s.summary, lane, tuple(r for r in row if r.stage.id == s.id))
        for s, lane in zip(settings.model.stages, lanes, strict=True)
    )


def _lanes(context: Context, settings: Loaded[HandbookSettings], *, is_whole: bool) -> Iterator[Lane]:
    """The lane of each stage; one that no row names is reported."""
    rows = settings.model.tracks or USUAL_TRACKS
    lanes = {row.id: Lane(row.title, row is rows[0], row.marked) for row in rows}
    for n, stage in enumerate(settings.model.stages):
        if stage.track not in lanes and is_whole:
            advice = did_you_mean(stage.track, lanes, "Skriv in det under «spår» i handbok.yml")
            context.report("HS016", settings.place("skeden", n, "spår"), kind="spåret", id=stage.track, advice=advice)
        yield lanes.get(stage.track, Lane(stage.track, main=False, marked=False))


def in_process_order(project: Project, settings: Loaded[HandbookSettings]) -> Iterator[tuple[Link, Loaded[Routine]]]:
    """Every routine whose stage exists, with the stage."""
    for stage in settings.model.stages:
        link = Link("skede", stage.id, stage.title, f"skeden/{stage.id}/")
        mine = [loaded for loaded in project.routines.values() if loaded.stage == stage.id]
        for loaded in sorted(mine, key=lambda loaded: (loaded.model.order, loaded.id)):
            yield link, loaded
