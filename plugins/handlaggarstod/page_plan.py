"""A page that can be made when somebody asks for it: its address is known before its content.

A build makes every page; a preview makes the one that is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from handlaggarstod.page import Page
from handlaggarstod.second_core import shared

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page to be."""

    path: str
    """As `Page.path`."""
    edition: str
    """As `Page.edition`."""
    make: Callable[[], Page]
    """Renders the page. It gives the same page each time."""


def made(plans: Iterable[PagePlan]) -> tuple[Page, ...]:
    """All the pages, in the order of the plans."""
    return tuple(shared(lambda plan: plan.make(), tuple(plans)))


def made_and_read(plans: Iterable[PagePlan], read: Callable[[Page], Read]) -> list[tuple[Page, Read]]:
    """All the pages, each with what `read` finds on it, in the process that made it."""

    def both(plan: PagePlan) -> tuple[Page, Read]:
        page = plan.make()
        return page, read(page)

    return shared(both, tuple(plans))
