"""The accessibility statements, as their readers see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handlaggarstod.handbook_accessibility import AccessibilityStatement, Defect, Exempt
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context, Path
from handlaggarstod.schema_accessibility import Accessibility, Audience, Statement
from handlaggarstod.schema_accessibility import Exempt as WrittenExempt

Text = Callable[[str, Path], str]


def resolve_statements(context: Context, project: Project) -> tuple[AccessibilityStatement, ...]:
    """The statement of each site that has one."""
    return tuple(
        _statement(context, loaded, n, row)
        for loaded in project.accessibility.values()
        for n, row in enumerate(loaded.model.statements)
    )


def _statement(context: Context, loaded: Loaded[Accessibility], n: int, row: Statement) -> AccessibilityStatement:
    said = context.texts.public if row.audience is Audience.PUBLIC else context.texts.internal

    def text(value: str, path: Path) -> str:
        return said(value, loaded.place("tjänster", n, *path))

    model = loaded.model
    return AccessibilityStatement(
        audience=row.audience,
        actor=model.actor,
        service=row.service,
        conformance=row.conformance.value,
        defects=tuple(
            Defect(
                situation=defect.situation.value,
                what=text(defect.what, ("brister", d, "vad")),
                why=text(defect.why, ("brister", d, "varför")),
            )
            for d, defect in enumerate(row.defects)
        ),
        burdensome=_exempt(row.burdensome, "oskäligt_betungande", text),
        outside=_exempt(row.outside, "utanför_lagen", text),
        assessed_on=row.assessed_on,
        updated_on=row.updated_on,
        method=row.method.value,
        method_text=text(row.method_text, ("så_testades",)),
        report_to=row.report_to or "",
        supervisor=model.supervisor.name,
        complaint_url=model.supervisor.complaint,
        supervisor_checked_on=model.supervisor.checked_on,
    )


def _exempt(rows: Sequence[WrittenExempt], field: str, text: Text) -> tuple[Exempt, ...]:
    return tuple(
        Exempt(text(row.what, (field, n, "vad")), text(row.why, (field, n, "varför"))) for n, row in enumerate(rows)
    )
