"""Who must review a change of each file: owner roles -> the lines of `.github/CODEOWNERS`."""

from __future__ import annotations

from collections.abc import Iterator

from handlaggarstod.project import Project
from handlaggarstod.schema_review_rules import ReviewTeams

EXAMPLE = "@exempel"
"""How the names of groups begin that are there to be replaced."""

MAINTAINED = (".github/", "docs/utvecklare/", "mkdocs*.yml", "plugins/", "templates/", "tests/")
"""What is owned by those who look after the program, whatever else is said."""


def code_owners(project: Project, teams: ReviewTeams) -> str:
    """The whole file. The last line that fits a path counts, so the general ones stand first."""
    lines = [
        "# Skrivs av «handlaggarstod kodagare» ur ägarna i routines/ och grupperna i handbok.yml. Ändra inte för hand.",
        *_example(teams),
        f"* {teams.maintainers}",
        f"/routines/ {teams.editors}",
        f"/docs/ {teams.editors}",
        *sorted(_texts(project, teams)),
        *(f"/{path} {teams.maintainers}" for path in MAINTAINED),
    ]
    return "\n".join(lines) + "\n"


def _example(teams: ReviewTeams) -> Iterator[str]:
    if any(name.startswith(EXAMPLE) for name in (teams.pattern, teams.editors, teams.maintainers)):
        yield "# Grupperna är exempel och finns inte. Byt dem i routines/handbok.yml och kör kommandot igen."


def _texts(project: Project, teams: ReviewTeams) -> Iterator[str]:
    """A line for each text with an owner; the others fall to the editors."""
    own = {row.role: row.team for row in teams.own}
    for _, loaded in project.reviewed_files():
        if role := loaded.model.owner:
            yield f"/{loaded.source.file} {own.get(role, teams.pattern.replace('{roll}', role))}"
