"""How many examples a property is tried on: so many as it says, and as `make fuzz` asks for when that is more."""

from __future__ import annotations

from hypothesis import settings


def at_least(number: int, *, cost: int = 1) -> settings:
    """`cost` divides what is asked for, where each example takes that much longer than an ordinary one."""
    return settings(max_examples=max(number, settings().max_examples // cost))
