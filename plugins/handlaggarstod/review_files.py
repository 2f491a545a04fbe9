"""Reviews to take along: a calendar for each role that owns texts, and everything as JSON."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Any

from handlaggarstod.calendar_files import all_day_event, calendar
from handlaggarstod.handbook_register import Role
from handlaggarstod.review_plan import OwnerReviews, ReviewState

FOLDER = "granskning/"
DATA = f"{FOLDER}granskning.json"


def calendar_path(owner: Role) -> str:
    """Where a role's calendar lies."""
    return f"{FOLDER}{owner.id}.ics"


def review_files(groups: Iterable[OwnerReviews], today: datetime.date, url: str) -> Mapping[str, bytes]:
    """The files by address; `url` is the root of the internal guide, "" when it has none."""
    rows = list(groups)
    files = {
        calendar_path(group.owner): _calendar(group.owner, group, today, url).encode() for group in rows if group.owner
    }
    return {**files, DATA: _data(rows, today).encode()}


def _calendar(owner: Role, group: OwnerReviews, today: datetime.date, url: str) -> str:
    """One event for each text on the day its review is due. A text keeps its event when the day is moved."""
    stamp = datetime.datetime.combine(today, datetime.time(), datetime.UTC)
    events = [
        all_day_event(
            state.due,
            uid=f"granskning-{state.link.path.strip('/').replace('/', '-')}",
            title=f"Granska: {state.link.title}",
            description=_description(state),
            url=url.rstrip("/") + "/" + state.link.path if url else "",
            stamp=stamp,
        )
        for state in group.states
        if state.due
    ]
    return calendar(events, name=f"Granskning: {owner.title}")


def _description(state: ReviewState) -> str:
    last = f"Senast granskad {state.last.isoformat()}." if state.last else "Inte granskad ännu."
    laws = [f"{change.day.isoformat()} {change.what}: {', '.join(change.laws)}" for change in state.law_changes]
    return "\n".join([last, *(["Lag som har ändrats sedan dess:"] if laws else []), *laws])


def _data(groups: Iterable[OwnerReviews], today: datetime.date) -> str:
    texts = [_row(state) for group in groups for state in group.states]
    return json.dumps({"dag": today.isoformat(), "texter": texts}, ensure_ascii=False, indent=1) + "\n"


def _row(state: ReviewState) -> dict[str, Any]:
    return {
        "slag": state.link.kind,
        "id": state.link.id,
        "titel": state.link.title,
        "adress": state.link.path,
        "ägare": state.owner.id if state.owner else None,
        "status": state.status.value,
        "granskad": state.last.isoformat() if state.last else None,
        "granskas_senast": state.due.isoformat() if state.due else None,
        "försenad": state.overdue,
        "snart": state.soon,
        "lag_ändrad": [
            {"dag": change.day.isoformat(), "vad": change.what, "lagrum": list(change.laws)}
            for change in state.law_changes
        ],
        "lag_ändras": [
            {"dag": change.day.isoformat(), "vad": change.what, "lagrum": list(change.laws)}
            for change in state.law_ahead
        ],
        "obekräftat": state.unconfirmed,
        "brister_kvar": state.faults is not None,
    }
