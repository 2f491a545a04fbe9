"""The questions of the guide "Vad har hänt?": each answer gets the thing it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from handlaggarstod.handbook_guide import START, GuideAnswer, GuideQuestion, guide_path
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_routine import Routine, Step
from handlaggarstod.problems import Place
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_review import reviewed
from handlaggarstod.schema_guide import GuideQuestion as WrittenQuestion
from handlaggarstod.schema_review import shown_title

_TARGET = re.compile(r"(?P<kind>[a-zåäö]+):(?P<id>[a-z0-9-]+)(?:#(?P<step>[a-z0-9-]+))?")
KINDS = ("fråga", "rutin", "checklista", "mall", "frist", "chef", "rättighet", "område", "sida")
"""What an answer may lead to."""

Questions = Mapping[str, Loaded[WrittenQuestion]]


def question_link(id: str, model: WrittenQuestion) -> Link:
    """What answers and texts point at."""
    return Link("fråga", id, shown_title(model.title, model.status), guide_path(id))


def next_questions(questions: Questions) -> dict[str, list[str]]:
    """Question -> the questions that its answers lead to, as they are written."""
    targets = {id: [answer.target for answer in loaded.model.answers] for id, loaded in questions.items()}
    return {
        id: [one.removeprefix("fråga:") for one in mine if one.startswith("fråga:")] for id, mine in targets.items()
    }


def resolve_questions(context: Context, project: Project, routines: Iterable[Routine]) -> tuple[GuideQuestion, ...]:
    """All questions, the first one first and then by id."""
    steps = {routine.id: routine.steps for routine in routines}
    trails = _trails(project.questions)
    rows = sorted(project.questions.values(), key=lambda loaded: (loaded.id != START, loaded.id))
    return tuple(_question(context, loaded, steps, trails.get(loaded.id, ())) for loaded in rows)


def _question(
    context: Context, loaded: Loaded[WrittenQuestion], steps: Mapping[str, tuple[Step, ...]], trail: tuple[str, ...]
) -> GuideQuestion:
    model = loaded.model
    context.enter(loaded, question_link(loaded.id, model))
    question = GuideQuestion(
        id=loaded.id,
        title=model.title,
        text=context.texts.internal(model.text, loaded.place("text")),
        warning=context.texts.internal(model.warning, loaded.place("varning")),
        answers=_answers(context, loaded, steps),
        trail=context.all_links("fråga", trail, loaded, ("alternativ",)),
        reviewed=reviewed(context, model, loaded, "fråga"),
    )
    context.leave()
    return question


def _answers(
    context: Context, loaded: Loaded[WrittenQuestion], steps: Mapping[str, tuple[Step, ...]]
) -> tuple[GuideAnswer, ...]:
    found = []
    for n, written in enumerate(loaded.model.answers):
        place = loaded.place("alternativ", n, "till")
        parts = _TARGET.fullmatch(written.target)
        if parts is None or parts["kind"] not in KINDS or (parts["step"] and parts["kind"] != "rutin"):
            context.report("HS084", place, target=written.target)
            continue
        link = context.link(parts["kind"], parts["id"], place)
        step = _step(context, link, parts["step"], steps, place) if link and parts["step"] else None
        if link:
            target = _step_link(link, step) if step else link
            found.append(GuideAnswer(written.answer, written.help or "", target, step))
    return tuple(found)


def _step_link(routine: Link, step: Step) -> Link:
    title = f"{routine.title}, steg {step.number}: {step.title}"
    return Link(routine.kind, routine.id, title, f"{routine.path}#steg-{step.id}")


def _step(context: Context, routine: Link, id: str, steps: Mapping[str, tuple[Step, ...]], place: Place) -> Step | None:
    """The step; None without a problem when it was written but has faults of its own."""
    context.links.step_number(routine, id, place)
    return next((step for step in steps.get(routine.id, ()) if step.id == id), None)


def _trails(questions: Questions) -> dict[str, tuple[str, ...]]:
    """Question -> the shortest way to it from the first question; among equals the one that is written first."""
    edges = next_questions(questions)
    found: dict[str, tuple[str, ...]] = {START: ()} if START in questions else {}
    row = list(found)
    for id in row:
        for following in edges.get(id, ()):
            if following in questions and following not in found:
                found[following] = (*found[id], id)
                row.append(following)
    return found
