"""The pages that help the reader to find the way: the questions of "Vad har hänt?" and which plans are needed."""

from __future__ import annotations

from collections.abc import Iterator

from handlaggarstod.handbook_guide import START, GuideQuestion
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering
from handlaggarstod.site_pages import FIXED_PAGES, GUIDE

GUIDE_WORDS = ("vad gör jag nu", "vägledning", "guide", "snabbhjälp", "hitta rätt rutin")
PLAN_WORDS = ("plantabell", "vilken plan", "behandlingsplan", "arbetsplan", "översikt över planer")
_TABLE = next(link for link in FIXED_PAGES if link.id == "vilka-planer")


def plans(run: Rendering) -> Iterator[PagePlan]:
    """One page for each question, and the table of plans."""
    questions = {question.id: question for question in run.handbook.guide}
    if START not in questions:
        yield run.plan(GUIDE.path, _no_question)
    yield from (run.plan(question.path, _question, question) for question in questions.values())
    yield run.plan(_TABLE.path, _table)


def _no_question(run: Rendering) -> Page:
    return run.page(GUIDE.path, GUIDE.title, "fraga_saknas.html", kind="sida", data={}, section=GUIDE.path)


def _question(run: Rendering, question: GuideQuestion) -> Page:
    first = question.id == START
    own = (*question.reviewed.synonyms, *question.reviewed.search_words)
    return run.page(
        question.path,
        GUIDE.title if first else question.title,
        "fraga.html",
        kind="sida",
        data={
            "question": question,
            "first": first,
            "edit_url": run.edit_url(question.reviewed.place),
            "marks": run.marks(question.reviewed),
        },
        source=question.reviewed.place,
        section=GUIDE.path,
        trail=question.trail,
        updated=question.reviewed.changed_on,
        search_words=(*GUIDE_WORDS, *own) if first else own,
    )


def _table(run: Rendering) -> Page:
    handbook = run.handbook
    used = {situation.id for plan in handbook.plans for situation in plan.situations}
    return run.page(
        _TABLE.path,
        _TABLE.title,
        "planer.html",
        kind="sida",
        about=handbook.plans,
        data={
            "plans": handbook.plans,
            "situations": [situation for situation in handbook.situations if situation.id in used],
        },
        section=GUIDE.path,
        trail=(GUIDE,),
        search_words=(*PLAN_WORDS, *(word for plan in handbook.plans for word in plan.search_words)),
        wide=True,
    )
