"""A newsletter as a mail to send, as a page, and as a sheet of paper for the team's meeting.

The mail is a draft (RFC 5322): it names no sender and no receiver, so that whoever opens it says who they are. All its
parts come from the news and the period, so that the same arguments give the same bytes.
"""

from __future__ import annotations

import datetime
import hashlib
import io
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pikepdf
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.news import Change
from handlaggarstod.newsletter import Newsletter
from handlaggarstod.render_environment import date_in_words, with_capital
from handlaggarstod.typesetter import Typesetter

KINDS: Mapping[str, str] = {
    "rutin": "rutin",
    "mall": "mall",
    "checklista": "checklista",
    "rättighet": "sida för klienter",
    "chef": "sida för chefer",
    "område": "område utan riktlinje",
    "fråga": "fråga i vägledningen",
}
MOST_ROWS = 16
"""Rows that a sheet of paper is tried with first; fewer when they do not fit."""


def newsletter_files(news: Newsletter, templates: Path, cache: DocumentCache | None = None) -> dict[str, bytes]:
    """The three files by name. Raises TypesettingFailed."""
    name = f"nyhetsbrev-{news.since}-till-{news.until}"
    environment = _environment(templates)
    return {
        f"{name}.eml": mail(news, environment),
        f"{name}.html": _rendered("sida.html", news, environment).encode(),
        f"{name}-motesblad.pdf": sheet(news, templates, cache),
    }


def mail(news: Newsletter, environment: Environment) -> bytes:
    """The mail, as text and as HTML, with the line endings of mail."""
    text, page = (_rendered(name, news, environment) for name in ("brev.txt", "brev.html"))
    name = hashlib.sha256(f"{news.since} {news.until} {text}".encode()).hexdigest()[:24]
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject(news)
    message["Date"] = format_datetime(datetime.datetime.combine(news.until, datetime.time(), datetime.UTC))
    message["Message-ID"] = f"<nyhetsbrev-{name}@{urlsplit(news.url).hostname or 'handboken.invalid'}>"
    message["To"] = "undisclosed-recipients:;"
    message["X-Unsent"] = "1"
    message["Content-Language"] = "sv"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{name}")
    return message.as_bytes()


def subject(news: Newsletter) -> str:
    """What the mail is about."""
    return f"Nytt i {news.title} {_plain(news.since)} – {_plain(news.until)}"


def sheet(news: Newsletter, templates: Path, cache: DocumentCache | None = None) -> bytes:
    """One page of A4 for a meeting: as many of the changes as it has room for; it says how many are left."""
    typesetter = Typesetter(templates, cache)
    rows = [_row(change) for change in news.changes]
    shown = min(len(rows), MOST_ROWS)
    while True:
        data = {
            "title": f"Nytt i {news.title}",
            "lang": "sv",
            "period": f"{date_in_words(news.since)} – {date_in_words(news.until)}",
            "rows": rows[:shown],
            "left": len(rows) - shown,
            "corrections": len(news.corrections),
            "address": f"{news.url}nytt/",
            "organisation": news.organisation,
        }
        made = typesetter.pdf("motesblad.typ", data, news.until)
        if shown == 0 or _pages(made) == 1:
            return made
        shown -= 1


def _row(change: Change) -> dict[str, Any]:
    return {
        "title": change.link.title,
        "kind": KINDS[change.link.kind],
        "what": change.what,
        "day": date_in_words(change.day),
        "roles": [role.title for role in change.roles],
        "steps": [f"steg {step.number}, {step.title}" for step in change.steps],
    }


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def _plain(day: datetime.date) -> str:
    """A day for a subject line, where spaces that do not break would only be encoded."""
    return date_in_words(day).replace("\u00a0", " ")


def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates / "nyhetsbrev"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(datum=_plain, versal=with_capital)
    return environment


def _rendered(template: str, news: Newsletter, environment: Environment) -> str:
    return environment.get_template(template).render(news=news, subject=subject(news), kinds=KINDS)
