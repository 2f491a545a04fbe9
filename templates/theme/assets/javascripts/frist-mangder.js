/*
 * Amounts of time and days as people write them ("3 arbetsdagar", "tre månader", "genast"): the twin of
 * plugins/handlaggarstod/deadline_amounts.py, name by name. Load svensk-kalender.js first.
 */
(() => {
  "use strict";

  const root = typeof window === "undefined" ? globalThis : window;
  const { dayNumber, daysInMonth, DeadlineError, HOUR, MONTHS } = root.handlaggarstod.svenskKalender;

  const MAX_NUMBER = 10000;
  const Unit = Object.freeze({
    WORKING_DAYS: "arbetsdagar",
    CALENDAR_DAYS: "kalenderdagar",
    WEEKS: "veckor",
    MONTHS: "månader",
    YEARS: "år",
    HOURS: "timmar",
    AT_ONCE: "genast",
    PROMPTLY: "snarast",
    SPEEDILY: "skyndsamt",
    AS_SOON_AS_POSSIBLE: "så snart som möjligt",
  });
  const SINGULAR = new Map([
    [Unit.WORKING_DAYS, "arbetsdag"],
    [Unit.CALENDAR_DAYS, "kalenderdag"],
    [Unit.WEEKS, "vecka"],
    [Unit.MONTHS, "månad"],
    [Unit.YEARS, "år"],
    [Unit.HOURS, "timme"],
  ]);
  const UNIT_WORDS = new Map([
    ...[...SINGULAR.keys()].map((unit) => [unit, unit]),
    ...[...SINGULAR].map(([unit, one]) => [one, unit]),
    ["dag", Unit.CALENDAR_DAYS],
    ["dagar", Unit.CALENDAR_DAYS],
    ["dgr", Unit.CALENDAR_DAYS],
    ["v", Unit.WEEKS],
    ["mån", Unit.MONTHS],
    ["tim", Unit.HOURS],
    ["h", Unit.HOURS],
  ]);
  const TO_NINETEEN = [
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
  ];
  const TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"];
  const SMALL = [...TO_NINETEEN.map((word, number) => [word, number]), ["ett", 1]];
  const NUMBER_WORDS = new Map([
    ...SMALL,
    ...TENS.map((ten, i) => [ten, 20 + 10 * i]),
    ...TENS.flatMap((ten, i) =>
      SMALL.filter(([, n]) => 1 <= n && n <= 9).map(([one, n]) => [ten + one, 20 + 10 * i + n])),
  ]);
  const SPACE = /[ \t\r\n\u00a0\u2009\u202f]+/g;
  const AMOUNT = /^(?:inom )?([+]?[0-9]+|[a-zåäö]+(?= )) ?([a-zåäö]+)[.]?$/;
  const QUOTED_LENGTH = 40;

  /** A number (0–MAX_NUMBER) of a unit, or null where no number is decided; then nothing can be reckoned. */
  function makeAmount(number, unit) {
    if (number !== null && number < 0) throw negative();
    if (number !== null && number > MAX_NUMBER) {
      throw new DeadlineError(`Tiden är för lång. Skriv ett tal som är högst ${MAX_NUMBER}.`);
    }
    if (number !== null && !SINGULAR.has(unit)) {
      throw new DeadlineError(`«${unit}» kan inte ha något tal. Ta bort talet eller välj en annan enhet.`);
    }
    return Object.freeze({ number, unit });
  }

  /** The amount in Swedish: "1 vecka", "8 veckor", "genast". */
  function amountText({ number, unit }) {
    if (number === null) return SINGULAR.has(unit) ? "inget tal beslutat" : unit;
    return `${number} ${number === 1 ? SINGULAR.get(unit) : unit}`;
  }

  /** "3 arbetsdagar", "tre månader", "6 mån", "inom 8 veckor", "genast" → amount; "dagar" are calendar days. */
  function parseAmount(text) {
    const words = normal(text);
    if (Object.values(Unit).includes(words) && !UNIT_WORDS.has(words)) return makeAmount(null, words);
    if (words.startsWith("-") || words.startsWith("\u2212")) throw negative();
    const match = AMOUNT.exec(words);
    if (match === null) throw notAnAmount(words);
    return makeAmount(parseNumber(match[1], words), parseUnit(match[2]));
  }

  /** "2026-04-01" → day number. */
  function parseDay(text) {
    const words = normal(text);
    if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(words)) {
      const [year, month, day] = words.split("-").map(Number);
      if (year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)) {
        return dayNumber(year, month, day);
      }
    }
    throw new DeadlineError(`${quote(words)} är inte ett datum. Skriv år-månad-dag, till exempel 2026-04-01.`);
  }

  /** "08:30" or "08.30" → minutes after midnight. */
  function parseTime(text) {
    const words = normal(text);
    const match = /^([0-9]{2})[:.]([0-9]{2})$/.exec(words);
    if (match === null || Number(match[1]) > 23 || Number(match[2]) > 59) {
      throw new DeadlineError(`${quote(words)} är inte ett klockslag. Skriv timme:minut, till exempel 08:30.`);
    }
    return Number(match[1]) * HOUR + Number(match[2]);
  }

  const normal = (text) => text.normalize("NFC").replace(SPACE, " ").replace(/^ +| +$/g, "").toLowerCase();

  function parseNumber(word, words) {
    const digits = word.replace(/^[+]+/, "").replace(/^0+/, "") || "0";
    if (!/^[0-9]/.test(digits)) {
      if (!NUMBER_WORDS.has(word)) throw notAnAmount(words);
      return NUMBER_WORDS.get(word);
    }
    return Number(digits.slice(0, 6));
  }

  function parseUnit(word) {
    if (word === "vardag" || word === "vardagar") {
      throw new DeadlineError(
        "«vardagar» är tvetydigt: lördag är en vardag men inte en arbetsdag. Skriv arbetsdagar eller dagar.");
    }
    if (!UNIT_WORDS.has(word)) {
      throw new DeadlineError(
        `Enheten ${quote(word)} finns inte. Välj arbetsdagar, kalenderdagar, veckor, månader, år eller timmar.`);
    }
    return UNIT_WORDS.get(word);
  }

  function negative() {
    return new DeadlineError("Tiden kan inte vara negativ. Skriv ett tal som är noll eller större.");
  }

  function notAnAmount(words) {
    return new DeadlineError(
      `${quote(words)} är inte en tid som kan räknas. Skriv ett heltal och en enhet, ` +
        "till exempel 3 arbetsdagar, 14 dagar, 8 veckor, 6 månader, 2 år eller 8 timmar.");
  }

  function quote(text) {
    const characters = Array.from(text);
    return `«${characters.length <= QUOTED_LENGTH ? text : characters.slice(0, QUOTED_LENGTH).join("") + "…"}»`;
  }

  root.handlaggarstod.fristMangder = Object.freeze({
    amountText, makeAmount, MAX_NUMBER, parseAmount, parseDay, parseTime, SINGULAR, Unit,
  });
})();
