"""What an editor writes in handbok.yml about reviews: how often, and by whom."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from handlaggarstod.schema_fields import Described, Slug, Whole

Months = Annotated[Whole, Field(ge=1, le=120)]
"""From a month to ten years."""


class ReviewIntervals(Described):
    """Antal månader mellan granskningar, för varje slag av text."""

    otherwise: Months = Field(alias="annars")
    """Det som gäller för slag som inte har en egen rad."""
    routine: Months | None = Field(default=None, alias="rutin")
    """Rutiner."""
    template: Months | None = Field(default=None, alias="mall")
    """Dokumentmallar."""
    checklist: Months | None = Field(default=None, alias="checklista")
    """Checklistor."""
    right: Months | None = Field(default=None, alias="rättighet")
    """Sidor för klienter och anhöriga."""
    manager_page: Months | None = Field(default=None, alias="chef")
    """Sidor för chefer."""
    area: Months | None = Field(default=None, alias="område")
    """Områden utan riktlinje."""
    question: Months | None = Field(default=None, alias="fråga")
    """Frågor i vägledningen."""


def _one_interval(value: Any) -> Any:
    """`granskning_månader: 12` is short for `granskning_månader: {annars: 12}`."""
    return {"annars": value} if isinstance(value, str) else value


Intervals = Annotated[
    ReviewIntervals, BeforeValidator(_one_interval, json_schema_input_type=ReviewIntervals | Months | str)
]

Team = Annotated[
    str,
    StringConstraints(pattern=r"^@[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9._-]{1,100})?$"),
]
"""A user or a team where changes are reviewed: `@organisation/grupp`."""

TeamPattern = Annotated[
    str, StringConstraints(pattern=r"^@[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{0,60}\{roll\}[A-Za-z0-9._-]{0,60}$")
]
"""A team for each role, `{roll}` stands for the role's id: `@organisation/{roll}`."""


class RoleTeam(Described):
    """En roll och dess grupp."""

    role: Slug = Field(alias="roll")
    """Id i roller.yml."""
    team: Team = Field(alias="grupp")
    """Gruppen som granskar rollens texter: @organisation/grupp."""


class ReviewTeams(Described):
    """Vilka grupper som granskar ändringar."""

    pattern: TeamPattern = Field(alias="mönster")
    """Gruppens namn för en roll; {roll} byts mot rollens id: "@organisation/{roll}"."""
    editors: Team = Field(alias="redaktörer")
    """Gruppen för texter utan ägare, register och lagar."""
    maintainers: Team = Field(alias="underhållare")
    """Gruppen för allt annat: program, sidmallar och konfiguration."""
    own: tuple[RoleTeam, ...] = Field(default=(), alias="egna")
    """Roller vars grupp inte följer mönstret."""
