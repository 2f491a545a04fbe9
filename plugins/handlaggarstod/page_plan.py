"""A page that can be made when somebody asks for it: its address is known before its content.

A build makes every page; a preview makes the one that is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from handlaggarstod.page import Page
from handlaggarstod.second_core import shared


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
