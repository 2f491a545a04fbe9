/*
 * Working days, holidays and clock time in Sweden: the twin of plugins/handlaggarstod/swedish_calendar.py and
 * swedish_clock.py, name by name. A day is a whole number: days since 1970-01-01. Nothing here asks for the reader's
 * clock or time zone.
 */
(() => {
  "use strict";

  const root = typeof window === "undefined" ? globalThis : window;
  root.handlaggarstod = root.handlaggarstod || {};

  const NATIONAL_DAY_FROM = 2005; // the first year when 6 June was a holiday; through 2004 Whit Monday was one
  const FRIDAY = 5;
  const SATURDAY = 6;
  const WEEKDAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
  const MONTHS = [
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
  ];
  const FIXED_DAYS = new Map([
    [101, "nyårsdagen"],
    [106, "trettondedag jul"],
    [501, "första maj"],
    [606, "nationaldagen"],
    [1224, "julafton"],
    [1225, "juldagen"],
    [1226, "annandag jul"],
    [1231, "nyårsafton"],
  ]);
  const DAYS_AFTER_EASTER = new Map([
    [-2, "långfredagen"],
    [0, "påskdagen"],
    [1, "annandag påsk"],
    [39, "Kristi himmelsfärdsdag"],
    [49, "pingstdagen"],
    [50, "annandag pingst"],
  ]);

  /** A date or an amount of time that can't be reckoned with; the message is a finished Swedish sentence. */
  class DeadlineError extends Error {
    constructor(message) {
      super(message);
      this.name = "DeadlineError";
    }
  }

  const floorDivide = (a, b) => Math.floor(a / b);
  const twoDigits = (number) => String(number).padStart(2, "0");

  /** Year, month, day → day number. Years that start in March have the leap day last, so nothing special is needed. */
  function dayNumber(year, month, day) {
    const y = month > 2 ? year : year - 1;
    const dayOfYear = floorDivide(153 * ((month + 9) % 12) + 2, 5) + day - 1;
    return 365 * y + floorDivide(y, 4) - floorDivide(y, 100) + floorDivide(y, 400) + dayOfYear - 719468;
  }

  /** Day number → {year, month, day}. */
  function civil(number) {
    const shifted = number + 719468;
    const era = floorDivide(shifted, 146097);
    const dayOfEra = shifted - era * 146097;
    const yearOfEra = floorDivide(
      dayOfEra - floorDivide(dayOfEra, 1460) + floorDivide(dayOfEra, 36524) - floorDivide(dayOfEra, 146096), 365);
    const dayOfYear = dayOfEra - (365 * yearOfEra + floorDivide(yearOfEra, 4) - floorDivide(yearOfEra, 100));
    const marchMonth = floorDivide(5 * dayOfYear + 2, 153);
    const month = (marchMonth + 2) % 12 + 1;
    const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return { year, month, day: dayOfYear - floorDivide(153 * marchMonth + 2, 5) + 1 };
  }

  const FIRST_DAY = dayNumber(1990, 1, 1);
  const LAST_DAY = dayNumber(2100, 12, 31);

  /** Monday 1 … Sunday 7. */
  const isoWeekday = (day) => ((day + 3) % 7 + 7) % 7 + 1;

  const daysInMonth = (year, month) =>
    dayNumber(month === 12 ? year + 1 : year, month % 12 + 1, 1) - dayNumber(year, month, 1);

  /** Day number → "2026-04-01"; null → null. */
  function iso(day) {
    if (day === null) return null;
    const { year, month, day: number } = civil(day);
    return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(number)}`;
  }

  function checkDay(day) {
    if (!(FIRST_DAY <= day && day <= LAST_DAY)) throw outOfRange();
  }

  function outOfRange() {
    return new DeadlineError(
      `Räkningen hamnar utanför ${iso(FIRST_DAY)}–${iso(LAST_DAY)}, de dagar som kan räknas. ` +
        "Välj ett annat datum eller en kortare tid.");
  }

  /** Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms). */
  function easterSunday(year) {
    const a = year % 19;
    const b = floorDivide(year, 100);
    const c = year % 100;
    const h = (19 * a + b - floorDivide(b, 4) - floorDivide(b - floorDivide(b + 8, 25) + 1, 3) + 15) % 30;
    const k = (32 + 2 * (b % 4) + 2 * floorDivide(c, 4) - h - c % 4) % 7;
    const m = floorDivide(a + 11 * h + 22 * k, 451);
    const sum = h + k - 7 * m + 114;
    return dayNumber(year, floorDivide(sum, 31), sum % 31 + 1);
  }

  /** The Swedish name of a holiday or of one of the three eves; null for other days, plain Sundays included. */
  function holidayName(day) {
    checkDay(day);
    const names = [fixedDay(day), dayAfterEaster(day), movingDay(day)].filter(Boolean);
    return names.join(" och ") || null;
  }

  function fixedDay(day) {
    const { year, month, day: number } = civil(day);
    const name = FIXED_DAYS.get(month * 100 + number);
    return name === "nationaldagen" && year < NATIONAL_DAY_FROM ? null : name;
  }

  function dayAfterEaster(day) {
    const { year } = civil(day);
    const name = DAYS_AFTER_EASTER.get(day - easterSunday(year));
    return name === "annandag pingst" && year >= NATIONAL_DAY_FROM ? null : name;
  }

  function movingDay(day) {
    const { month, day: dayOfMonth } = civil(day);
    const weekday = isoWeekday(day);
    const number = month * 100 + dayOfMonth;
    if (weekday === FRIDAY && 619 <= number && number <= 625) return "midsommarafton";
    if (weekday === SATURDAY && 620 <= number && number <= 626) return "midsommardagen";
    if (weekday === SATURDAY && 1031 <= number && number <= 1106) return "alla helgons dag";
    return null;
  }

  /** Why the day isn't a working day: the holiday's name, else "lördag" or "söndag"; null for a working day. */
  function dayOffName(day) {
    return holidayName(day) ?? (isoWeekday(day) >= SATURDAY ? weekdayName(day) : null);
  }

  const isWorkingDay = (day) => dayOffName(day) === null;

  /** The nearest working day strictly before the day. */
  function workingDayBefore(day) {
    return isWorkingDay(day - 1) ? day - 1 : workingDayBefore(day - 1);
  }

  /** The nearest working day strictly after the day. */
  function workingDayAfter(day) {
    return isWorkingDay(day + 1) ? day + 1 : workingDayAfter(day + 1);
  }

  const weekdayName = (day) => WEEKDAYS[isoWeekday(day) - 1];

  /** A day as readers write it: "fredag 3 april 2026". */
  function dayText(day) {
    const { year, month, day: number } = civil(day);
    return `${weekdayName(day)} ${number} ${MONTHS[month - 1]} ${year}`;
  }

  // The clock: minutes since 1970-01-01 00:00, Swedish time or UTC.

  const HOUR = 60;
  const DAY = 24 * HOUR;
  const OCTOBER_FROM = 1996; // the first year when summer time ended in October instead of September

  /**
   * Swedish clock time → UTC. Of the two readings of the repeated hour in autumn, the earlier one is meant: a number
   * has no fold as Python's times have, so who knows the moment in UTC keeps that.
   */
  function toUtc(local) {
    const asSummer = local - 2 * HOUR;
    return isSummer(asSummer) ? asSummer : local - HOUR;
  }

  const toSwedish = (utc) => utc + (isSummer(utc) ? 2 * HOUR : HOUR);

  /** Whether a Swedish clock shows this time twice: in the hour that is repeated in autumn. */
  const isRepeated = (local) => isSummer(local - 2 * HOUR) && !isSummer(local - HOUR);

  function isSummer(utc) {
    const { year } = civil(floorDivide(utc, DAY));
    const end = year >= OCTOBER_FROM ? dayNumber(year, 10, 31) : dayNumber(year, 9, 30);
    return lastSunday(dayNumber(year, 3, 31)) <= utc && utc < lastSunday(end);
  }

  function lastSunday(lastOfMonth) {
    return (lastOfMonth - isoWeekday(lastOfMonth) % 7) * DAY + HOUR;
  }

  /** Minutes after midnight → "08:30". */
  const clockText = (minutes) => `${twoDigits(floorDivide(minutes, HOUR))}:${twoDigits(minutes % HOUR)}`;

  root.handlaggarstod.svenskKalender = Object.freeze({
    checkDay, civil, clockText, DAY, dayNumber, dayOffName, daysInMonth, dayText, DeadlineError,
    easterSunday, FIRST_DAY, floorDivide, holidayName, HOUR, iso, isRepeated, isSummer, isWorkingDay, LAST_DAY, MONTHS,
    outOfRange, toSwedish, toUtc, WEEKDAYS, weekdayName, workingDayAfter, workingDayBefore,
  });
})();
