"""Why a page of the preview could not be made, said to whoever can mend it."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from handlaggarstod.engine_words import template_in_swedish
from handlaggarstod.problems import Place, Problem, problem


class EngineRefuses(Exception):  # noqa: N818 - an outcome
    """The engine cannot read its configuration or a hand-written page; `place` says which file."""

    def __init__(self, place: Place, reason: str) -> None:
        super().__init__(reason)
        self.place = place


def not_made(wrong: Exception, root: Path) -> Problem:
    """Why a page could not be made, when its template or the engine is the reason; else a fault of ours: raised."""
    if isinstance(wrong, EngineRefuses):
        return problem("HS121", wrong.place, reason=wrong)
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(wrong.__traceback__)]
    if isinstance(wrong, TemplateSyntaxError):
        places.append((wrong.filename or "", wrong.lineno))
    for name, line in reversed(places):
        if name.endswith(".html"):
            file = Path(name).resolve()
            base = next((top for top in (root.resolve(), *file.parents) if file.is_relative_to(top)), file)
            return problem("HS120", Place(file.relative_to(base).as_posix(), line or 0), reason=_said(wrong))
    if isinstance(wrong, TemplateNotFound):
        return problem("HS120", Place(f"templates/pages/{wrong.name}"), reason="filen finns inte")
    raise wrong


def _said(wrong: Exception) -> str:
    """The engine of the templates speaks English."""
    return template_in_swedish(str(wrong))
