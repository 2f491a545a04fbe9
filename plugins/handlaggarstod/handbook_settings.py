"""The organisation, and what goes for the whole handbook, as readers see it."""

from __future__ import annotations

from dataclasses import dataclass

from handlaggarstod.schema_settings import MovedPage, Need


@dataclass(frozen=True, slots=True)
class DecisionStage:
    """A part of how a decision is made, as the public sees it."""

    id: str
    title: str
    text: str
    claims: tuple[tuple[str, str], ...]
    """The claims that hold here: rights page and claim."""
    read_more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """The organisation and what goes for the whole handbook."""

    title: str
    public_title: str
    organisation: str
    department: str
    notice: str
    public_notice: str
    internal_url: str
    public_url: str
    edit_url: str
    feedback_url: str
    """With {titel} and {text} to fill in; "" when nobody takes reports."""
    recent_days: int
    show_unconfirmed: bool
    """Whether the public site shows unconfirmed commitments, marked as drafts."""
    heading_level: int
    """Level of the first heading in an exported fragment: 2 for h2."""
    needs: tuple[Need, ...]
    leave_url: str
    """The neutral page that the public site's quick way out leads to."""
    lead: str
    """What the handbook is for; "" when nobody has said it."""
    example_searches: tuple[str, ...]
    public_lead: str
    decision_stages: tuple[DecisionStage, ...]
    moved: tuple[MovedPage, ...] = ()
    """Former addresses that no text can name."""
