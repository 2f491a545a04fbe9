"""The pages about roles: what each answers for and takes part in.

A role that has a part in more routines than can be looked through gets a page for each stage, and its own page leads
to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Role
from handlaggarstod.handbook_routine import Routine, Stage, Step
from handlaggarstod.list_limits import MENU, ROUTINES, in_parts
from handlaggarstod.news_feeds import role_feed
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering

_ROLES = Link("sida", "roller", "Roller", "roller/")

Steps = dict[str, list[tuple[Routine, Step]]]
"""Role -> the steps that it has a part in, each with its routine."""


Rows = list[tuple[Routine, list[Step]]]

Parts = Callable[[], tuple[Steps, Steps]]
"""What roles answer for and what they contribute to, gathered in one pass when the first of these pages is made."""


def plans(run: Rendering) -> Iterator[PagePlan]:
    """The overview, each role, and the stages of those that have a part in very much."""
    parts = cache(lambda: _steps_of_roles(run.handbook))
    yield run.plan(_ROLES.path, _overview, parts)
    for role in run.handbook.roles:
        yield run.plan(_path(role), _role, role, parts)
        if len(run.handbook.routines) > MENU and _is_divided(role, parts()):
            for stage, own, also in _stages(run.handbook, role, parts()):
                yield from _parts_of_stage(run, role, stage, own, also)


def _parts_of_stage(run: Rendering, role: Role, stage: Stage, own: Rows, also: Rows) -> Iterator[PagePlan]:
    """What a role does in a stage, on as many pages as the stage's routines need."""
    together = list(dict.fromkeys(routine.id for routine, _ in (*own, *also)))
    parts = in_parts(_path(role, stage), together, ROUTINES)
    links = tuple(Link("sida", str(n), f"Del {n}", path) for n, (path, _) in enumerate(parts, 1))
    for link, (_, part) in zip(links, parts, strict=True):
        here = frozenset(part)
        mine, shared = ([row for row in rows if row[0].id in here] for rows in (own, also))
        yield run.plan(link.path, _role_in_stage, role, stage, mine, shared, link, links)


def _path(role: Role, stage: Stage | None = None) -> str:
    return f"roller/{role.id}/{stage.id}/" if stage else f"roller/{role.id}/"


def _steps_of_roles(handbook: Handbook) -> tuple[Steps, Steps]:
    """Those that a role answers for, and those that it contributes to."""
    responsible: Steps = {}
    contributing: Steps = {}
    for routine in handbook.routines:
        for step in routine.steps:
            responsible.setdefault(step.role.id, []).append((routine, step))
            for role in step.contributors:
                contributing.setdefault(role.id, []).append((routine, step))
    return responsible, contributing


def _overview(run: Rendering, parts: Parts) -> Page:
    responsible = parts()[0]
    rows = [(role, len(responsible.get(role.id, ()))) for role in run.handbook.roles]
    inside, outside = ([row for row in rows if row[0].external is external] for external in (False, True))
    data = {"inside": inside, "outside": outside}
    return run.page(_ROLES.path, _ROLES.title, "roller.html", kind="sida", data=data, section=_ROLES.path)


def _is_divided(role: Role, parts: tuple[Steps, Steps]) -> bool:
    return any(len({routine.id for routine, _ in steps.get(role.id, ())}) > MENU for steps in parts)


def _stages(handbook: Handbook, role: Role, parts: tuple[Steps, Steps]) -> Iterator[tuple[Stage, Rows, Rows]]:
    """Each stage that a role has a part in, with what it answers for there and what it contributes to."""
    own, also = (_by_stage(steps.get(role.id, ())) for steps in parts)
    for stage in handbook.stages:
        if stage.id in own or stage.id in also:
            yield stage, own.get(stage.id, []), also.get(stage.id, [])


def _by_stage(rows: Iterable[tuple[Routine, Step]]) -> dict[str, Rows]:
    """What a role does, by the stage of the process."""
    found: dict[str, list[tuple[Routine, Step]]] = {}
    for row in rows:
        found.setdefault(row[0].stage.id, []).append(row)
    return {stage: _by_routine(mine) for stage, mine in found.items()}


def _role(run: Rendering, role: Role, parts: Parts) -> Page:
    """Everything about a role; of one that has a part in very much, the way to each stage."""
    stages: list[tuple[str, str, int]] = []
    responsible, contributing = (_by_routine(steps.get(role.id, [])) for steps in parts())
    if _is_divided(role, parts()):
        for stage, own, also in _stages(run.handbook, role, parts()):
            together = {routine.id for routine, _ in (*own, *also)}
            stages.append((_path(role, stage), stage.title, len(together)))
        responsible, contributing = [], []
    return run.page(
        _path(role),
        _title(role),
        "roll.html",
        kind="roll",
        data={
            "role": role,
            "stage": None,
            "stages": stages,
            "responsible": responsible,
            "contributing": contributing,
            "parts": (),
            "number": "",
            "deadlines": [d for d in run.handbook.deadlines if d.role and d.role.id == role.id],
        },
        description=role.description,
        section=_ROLES.path,
        trail=(_ROLES,),
        feed=role_feed(role),
    )


def _role_in_stage(
    run: Rendering,
    role: Role,
    stage: Stage,
    responsible: Rows,
    contributing: Rows,
    here: Link,
    parts: Sequence[Link],
) -> Page:
    return run.page(
        here.path,
        f"{_title(role)}: {stage.title}" + (f", del {here.id}" if len(parts) > 1 else ""),
        "roll.html",
        kind="roll",
        data={
            "role": role,
            "stage": stage,
            "stages": [],
            "responsible": responsible,
            "contributing": contributing,
            "deadlines": [],
            "parts": [link for link in parts if link != here],
            "number": here.id if len(parts) > 1 else "",
        },
        section=_ROLES.path,
        trail=(_ROLES, Link("roll", role.id, _title(role), _path(role))),
    )


def _title(role: Role) -> str:
    return role.title[:1].upper() + role.title[1:]


def _by_routine(rows: list[tuple[Routine, Step]]) -> Rows:
    """Neighbouring steps of one routine together. To compare identities is enough: there is one of each, and large."""
    grouped = (list(group) for _, group in groupby(rows, key=lambda row: id(row[0])))
    return [(group[0][0], [step for _, step in group]) for group in grouped]
