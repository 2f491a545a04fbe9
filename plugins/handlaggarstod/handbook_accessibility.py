"""The accessibility statement of one site, with all that the law asks for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.schema_accessibility import Audience


@dataclass(frozen=True, slots=True)
class Defect:
    """What does not work, for whom and why."""

    situation: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Exempt:
    """Content that is left out, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class AccessibilityStatement:
    """The statement of one site. All of it is meant for its readers."""

    audience: Audience
    actor: str
    service: str
    conformance: str
    defects: tuple[Defect, ...]
    burdensome: tuple[Exempt, ...]
    outside: tuple[Exempt, ...]
    assessed_on: datetime.date
    updated_on: datetime.date
    method: str
    method_text: str
    report_to: str
    """"mailto:" or "https:"; "" when no address is decided."""
    supervisor: str
    complaint_url: str
    supervisor_checked_on: datetime.date

    @property
    def situations(self) -> tuple[str, ...]:
        """The situations that have defects, each once."""
        return tuple(dict.fromkeys(defect.situation for defect in self.defects))


def texts_of_statement(statement: AccessibilityStatement) -> set[str]:
    """All that an editor wrote in it, but for names."""
    defects = (text for row in statement.defects for text in (row.what, row.why))
    exempt = (text for row in (*statement.burdensome, *statement.outside) for text in (row.what, row.why))
    return {statement.service, statement.method_text, *defects, *exempt}
