/*
 * What a reader takes away from a reckoned deadline: a calendar event (.ics) and a note for the journal, as text.
 * The twin of plugins/handlaggarstod/calendar_files.py; load frister.js first. It holds no personal data: a routine's
 * title, a day and a rule, never whom it concerns. The calendar text follows RFC 5545 (iCalendar).
 */
(() => {
  "use strict";

  const root = typeof window === "undefined" ? globalThis : window;
  const { DeadlineError, amountText, clockText, dayText, iso, toUtc } = root.handlaggarstod.frister;

  const MAX_REMINDER_DAYS = 365;
  const LINE_OCTETS = 75;
  const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
  const FNV_OFFSET = 0xcbf29ce484222325n;
  const FNV_PRIME = 0x100000001b3n;
  const MINUTES_A_DAY = 24 * 60;
  const encoder = new TextEncoder();

  /**
   * A calendar with one event: all day, or at a Swedish clock time (minutes after midnight), or at that time's `moment`
   * in UTC when it is known; with a reminder so many days (0–365) before. `stamp`, a Date, is when the file is made. The
   * same content gives the same UID whatever the stamp, so importing twice doesn't double the event.
   */
  function ics(title, day, { stamp, description = "", clock = null, moment = null, reminderDays = null }) {
    if (reminderDays !== null && !(0 <= reminderDays && reminderDays <= MAX_REMINDER_DAYS)) {
      throw new DeadlineError(`Påminnelsen måste ligga 0–${MAX_REMINDER_DAYS} dagar före.`);
    }
    const content = [...when(day, clock, moment), `SUMMARY:${escapeText(title)}`,
      `DESCRIPTION:${escapeText(description)}`, "TRANSP:TRANSPARENT", ...alarm(title, reminderDays)];
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Handläggarstöd//Frister//SV",
      "CALSCALE:GREGORIAN",
      "BEGIN:VEVENT",
      `UID:${fingerprint(content.join("\n"))}@handlaggarstod`,
      `DTSTAMP:${stamp.toISOString().replace(/[-:]|[.][0-9]+/g, "")}`,
      ...content,
      "END:VEVENT",
      "END:VCALENDAR",
    ];
    return lines.map((line) => `${fold(line)}\r\n`).join("");
  }

  /** A note in plain text to paste into the journal: routine and version, day 0, the time, the last day, the rule. */
  function journalText(routineTitle, routineVersion, start, amount, result) {
    const clock = result.clock === null ? "" : ` klockan ${clockText(result.clock)}`;
    const lines = [
      `Rutin: ${oneLine(routineTitle)} (version ${oneLine(routineVersion)})`,
      `Dag 0: ${dayText(start)}`,
      `Tid: ${amount === null ? "inget tal beslutat" : amountText(amount)}`,
      `Slutdag: ${dayOrNone(result.nominalDay)}${clock}`,
      `Sista dag: ${dayOrNone(result.lastDay)}${clock}`,
      ...(result.obstacle === null ? [] : [`Hinder: ${result.obstacle}`]),
      `Regel: ${result.rule}`,
      ...(result.note === "" ? [] : [`Obs: ${result.note}`]),
      "Datumen är uträknade som stöd. Kontrollera dem mot lag och beslut.",
    ];
    return lines.map((line) => `${line}\n`).join("");
  }

  /** FNV-1a, 64 bits, of the text in UTF-8 as 16 hexadecimal digits: an identity, not a protection. */
  function fingerprint(text) {
    let value = FNV_OFFSET;
    for (const octet of encoder.encode(text)) value = BigInt.asUintN(64, (value ^ BigInt(octet)) * FNV_PRIME);
    return value.toString(16).padStart(16, "0");
  }

  function when(day, clock, known) {
    if (clock === null) return [`DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${basic(day + 1)}`];
    // UTC spares the file a VTIMEZONE component, which calendars read in different ways.
    const moment = known ?? toUtc(day * MINUTES_A_DAY + clock);
    const utcDay = Math.floor(moment / MINUTES_A_DAY);
    const utcClock = clockText(moment - utcDay * MINUTES_A_DAY).replace(":", "");
    return [`DTSTART:${basic(utcDay)}T${utcClock}00Z`];
  }

  const basic = (day) => iso(day).replaceAll("-", "");

  function alarm(title, reminderDays) {
    if (reminderDays === null) return [];
    const trigger = `TRIGGER:-P${reminderDays}D`;
    return ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escapeText(title)}`, trigger, "END:VALARM"];
  }

  /** TEXT of RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks escaped; control characters dropped. */
  function escapeText(text) {
    const plain = text.replace(/\r\n?/g, "\n").replace(CONTROL, "");
    return plain.replace(/([\\;,])/g, "\\$1").replaceAll("\n", "\\n");
  }

  /** RFC 5545, 3.1: no line longer than 75 octets without its break; no character is cut in two. */
  function fold(line) {
    let folded = "";
    let octets = 0;
    for (const character of line) {
      const size = encoder.encode(character).length;
      if (octets + size > LINE_OCTETS) {
        folded += "\r\n ";
        octets = 1;
      }
      folded += character;
      octets += size;
    }
    return folded;
  }

  const oneLine = (text) => text.replace(CONTROL, "").replace(/[ \t\r\n]+/g, " ").replace(/^ +| +$/g, "");

  const dayOrNone = (day) => (day === null ? "inget tal beslutat" : `${dayText(day)} (${iso(day)})`);

  root.handlaggarstod.fristerExport = Object.freeze({ fingerprint, ics, journalText });
})();
