"""What changed for the reader, by role: as Markdown, as a page and as JSON. Three views of the same data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handlaggarstod.difference_words import Told
from handlaggarstod.swedish_order import swedish_order

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~])")


def by_role(rows: Iterable[Told]) -> list[tuple[str, list[Told]]]:
    """Each role's changes, those that alter the meaning first; the roles in Swedish order, everyone last."""
    found: dict[str, list[Told]] = {}
    for row in rows:
        for role in row.roles:
            found.setdefault(role, []).append(row)
    for mine in found.values():
        mine.sort(key=lambda row: not row.meaning)
    return sorted(found.items(), key=lambda pair: (pair[0] == "alla", swedish_order(pair[0])))


def as_markdown(rows: tuple[Told, ...], before: str, after: str, templates: Path) -> str:
    """For a comment on a pull request."""
    return _rendered("skillnad.md", rows, before, after, templates)


def as_html(rows: tuple[Told, ...], before: str, after: str, templates: Path) -> str:
    """A page in one file, to be opened from disk or sent along: its style is in it, and no other would be obeyed."""
    style = (templates / "skillnad" / "skillnad.css").read_text(encoding="utf-8")
    sum_ = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    safe = Markup(style)  # noqa: S704 - a file of the project's own; nothing from the handbook is in it
    return _rendered("skillnad.html", rows, before, after, templates, style=safe, style_sum=sum_)


def as_json(rows: tuple[Told, ...], before: str, after: str, templates: Path) -> str:
    """An object with stable Swedish keys."""
    found = [
        {
            "vad": row.what,
            "slag": row.kind,
            "id": row.id,
            "titel": row.title,
            "rubrik": row.heading,
            "nytt": row.news,
            "bort": list(row.gone),
            "tillkom": list(row.fresh),
            "ändrar_betydelsen": row.meaning,
            "roller": list(row.roles),
            "berör": list(row.touches),
            "fil": row.file,
        }
        for row in rows
    ]
    return json.dumps({"från": before, "till": after, "skillnader": found}, ensure_ascii=False, indent=1) + "\n"


def _rendered(name: str, rows: tuple[Told, ...], before: str, after: str, templates: Path, **more: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(templates / "skillnad"),
        autoescape=name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md_text"] = _escaped
    meaning = sum(row.meaning for row in rows)
    return environment.get_template(name).render(
        roles=by_role(rows), before=before, after=after, count=len(rows), meaning=meaning, **more
    )


def _escaped(text: str) -> str:
    """Text of a source as Markdown shows it literally, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


DIFFERENCE_VIEWS: Mapping[str, Callable[[tuple[Told, ...], str, str, Path], str]] = MappingProxyType(
    {"markdown": as_markdown, "html": as_html, "json": as_json}
)
