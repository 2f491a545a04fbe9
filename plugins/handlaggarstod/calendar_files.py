"""What a person takes away from a reckoned deadline: a calendar event (.ics) and a note for the journal, as text.

Neither asks for nor holds personal data: a routine's title, a day and a rule, never whom it concerns. The calendar text
follows RFC 5545 (iCalendar). The JavaScript twin is ``templates/theme/assets/javascripts/frister-export.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from handlaggarstod.deadline_amounts import Amount
from handlaggarstod.deadlines import DeadlineError, DeadlineResult
from handlaggarstod.swedish_calendar import day_text
from handlaggarstod.swedish_clock import to_utc

MAX_REMINDER_DAYS = 365
_LINE_OCTETS = 75
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FNV_OFFSET, _FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3


def ics(
    title: str,
    day: date,
    *,
    stamp: datetime,
    description: str = "",
    clock: time | None = None,
    reminder_days: int | None = None,
) -> str:
    """A calendar with one event: all day, or at a Swedish clock time; with a reminder so many days (0–365) before.

    `stamp` is when the file was made (DTSTAMP), a datetime with a time zone. The same content gives the same UID
    whatever the stamp, so importing twice doesn't double the event. Raises `DeadlineError` for a bad reminder or stamp.
    """
    if reminder_days is not None and not 0 <= reminder_days <= MAX_REMINDER_DAYS:
        raise DeadlineError(f"Påminnelsen måste ligga 0–{MAX_REMINDER_DAYS} dagar före.")
    if stamp.tzinfo is None:
        raise DeadlineError("Tidpunkten då filen skapas måste ha en tidszon.")
    content = [*_when(day, clock), f"SUMMARY:{_escape(title)}", f"DESCRIPTION:{_escape(description)}"]
    content += ["TRANSP:TRANSPARENT", *_alarm(title, reminder_days)]
    return calendar([_event(fingerprint(chr(10).join(content)), stamp, content)])


def all_day_event(day: date, *, uid: str, title: str, description: str, url: str, stamp: datetime) -> Sequence[str]:
    """An event for `calendar`, all day. `uid` names it within the handbook: the same name moves the event."""
    content = [*_when(day, None), f"SUMMARY:{_escape(title)}", f"DESCRIPTION:{_escape(description)}"]
    content += [*([f"URL:{url}"] if url else []), "TRANSP:TRANSPARENT"]
    return _event(uid, stamp, content)


def calendar(events: Iterable[Sequence[str]], name: str = "") -> str:
    """A calendar with some events, named in those programs that show a name."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Handläggarstöd//Frister//SV",
        "CALSCALE:GREGORIAN",
        *([f"X-WR-CALNAME:{_escape(name)}"] if name else []),
        *(line for event in events for line in event),
        "END:VCALENDAR",
    ]
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _event(uid: str, stamp: datetime, content: Iterable[str]) -> Sequence[str]:
    made = f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return ["BEGIN:VEVENT", f"UID:{uid}@handlaggarstod", made, *content, "END:VEVENT"]


def journal_text(
    routine_title: str, routine_version: str, start: date, amount: Amount | None, result: DeadlineResult
) -> str:
    """A note in plain text to paste into the journal: routine and version, day 0, the time, the last day, the rule."""
    clock = f" klockan {result.clock:%H:%M}" if result.clock else ""
    lines = [
        f"Rutin: {_one_line(routine_title)} (version {_one_line(routine_version)})",
        f"Dag 0: {day_text(start)}",
        f"Tid: {amount.text if amount else 'inget tal beslutat'}",
        f"Slutdag: {_day_or_none(result.nominal_day)}{clock}",
        f"Sista dag: {_day_or_none(result.last_day)}{clock}",
        *([f"Hinder: {result.obstacle}"] if result.obstacle else []),
        f"Regel: {result.rule}",
        *([f"Obs: {result.note}"] if result.note else []),
        "Datumen är uträknade som stöd. Kontrollera dem mot lag och beslut.",
    ]
    return "".join(f"{line}\n" for line in lines)


def fingerprint(text: str) -> str:
    """FNV-1a, 64 bits, of the text in UTF-8 as 16 hexadecimal digits: an identity, not a protection."""
    value = _FNV_OFFSET
    for octet in text.encode():
        value = (value ^ octet) * _FNV_PRIME % 2**64
    return f"{value:016x}"


def _when(day: date, clock: time | None) -> list[str]:
    if clock is None:
        return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}"]
    # UTC spares the file a VTIMEZONE component, which calendars read in different ways.
    moment = to_utc(datetime.combine(day, time(clock.hour, clock.minute, fold=clock.fold)))
    return [f"DTSTART:{moment:%Y%m%dT%H%M%SZ}"]


def _alarm(title: str, reminder_days: int | None) -> list[str]:
    if reminder_days is None:
        return []
    trigger = f"TRIGGER:-P{reminder_days}D"
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escape(title)}", trigger, "END:VALARM"]


def _escape(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks escaped; control characters dropped."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def _fold(line: str) -> str:
    """RFC 5545, 3.1: no line longer than 75 octets without its break; no character is cut in two."""
    if len(line.encode()) <= _LINE_OCTETS:
        return line
    folded, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LINE_OCTETS:
            folded, octets = f"{folded}\r\n ", 1
        folded, octets = folded + character, octets + size
    return folded


def _one_line(text: str) -> str:
    return re.sub("[ \t\r\n]+", " ", _CONTROL.sub("", text)).strip(" ")


def _day_or_none(day: date | None) -> str:
    return f"{day_text(day)} ({day.isoformat()})" if day else "inget tal beslutat"
