"""A pointer from one thing in the handbook to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """What kind of thing, its title, and its address relative to the site's root."""

    kind: str
    id: str
    title: str
    path: str
    number: str = ""
