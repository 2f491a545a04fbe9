"""The page of a routine, what lies beside it, and the sentence that lists show of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handlaggarstod.deadline_words import first_alike
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_routine import Routine, Stage
from handlaggarstod.list_limits import BESIDE, nearest
from handlaggarstod.page import NavGroup, Page
from handlaggarstod.rendering import Rendering


def routine_page(run: Rendering, routine: Routine) -> Page:
    """A routine among the others of its stage, between the one before it and the one after."""
    process = Link("sida", "processen", "Ärendets väg", "processen/")
    return run.page(
        routine.path,
        routine.title,
        "rutin.html",
        kind="rutin",
        about=routine,
        data={
            "routine": routine,
            "alike": first_alike(routine.deadlines),
            "edit_url": run.edit_url(routine.reviewed.place),
            "marks": run.marks(routine.reviewed),
        },
        description=_first_sentence(routine.summary),
        source=routine.reviewed.place,
        section="processen/",
        trail=(process, routine.stage),
        beside=tuple(_beside(run.handbook.stages, routine)),
        version=str(routine.reviewed.version),
        previous=routine.previous,
        next=routine.next,
        updated=routine.reviewed.changed_on,
        search_words=(*routine.reviewed.synonyms, *routine.reviewed.search_words),
        laws=tuple(citation.text for citation in routine.law_references),
    )


def _beside(stages: Sequence[Stage], routine: Routine) -> Iterator[NavGroup]:
    """The routines of the stage; and all stages, where they are few."""
    yield _near(next(stage for stage in stages if stage.id == routine.stage.id), routine)
    if len(stages) <= BESIDE:
        yield NavGroup("Alla skeden", tuple(Link("skede", stage.id, stage.title, stage.path) for stage in stages))


def _near(stage: Stage, routine: Routine) -> NavGroup:
    """The routines of the stage; of very many those around this one, and the way to them all."""
    mine = tuple(Link("rutin", r.id, r.title, r.path) for r in stage.routines)
    place = next(number for number, link in enumerate(mine) if link.id == routine.id)
    rest = () if len(mine) <= BESIDE else (replace(routine.stage, title="Hela skedet"),)
    return NavGroup(stage.title, (*nearest(mine, place), *rest), current=True)


def _first_sentence(text: str) -> str:
    """What a list of pages says about a page: plain, one sentence, at most 160 characters."""
    plain = "".join(_without_links(text)).replace("**", "").replace("\n", " ")
    sentence = plain.partition(". ")[0].rstrip(".") + "."
    return sentence if len(sentence) <= 160 else sentence[:157].rsplit(" ", 1)[0] + " …"


def _without_links(text: str) -> Iterable[str]:
    for part in text.split("["):
        words, found, rest = part.partition("](")
        yield words + rest.partition(")")[2] if found else part
