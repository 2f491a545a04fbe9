/*
 * The arithmetic of deadlines in the browser: the twin of plugins/handlaggarstod/deadlines.py and the modules it builds
 * on, section by section and name by name (snake_case there, camelCase here). The vectors in tests/cases/deadlines and
 * thousands of random cases hold the two to the same answers, sentences included.
 *
 * A day is a whole number: days since 1970-01-01. Nothing here asks for the reader's clock or time zone, stores or
 * sends anything. A plain script: it registers window.handlaggarstod.frister, and runs in Node as well.
 */
(() => {
  "use strict";

  // ---- swedish_calendar.py: which days are working days ------------------------------------------------------------

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

  // ---- swedish_clock.py: hours by the clock, as minutes since 1970-01-01 00:00 --------------------------------------

  const HOUR = 60;
  const DAY = 24 * HOUR;
  const OCTOBER_FROM = 1996; // the first year when summer time ended in October instead of September

  /** The time on a Swedish clock when the hours have really passed, also across a change to or from summer time. */
  const addHours = (local, hours) => toSwedish(toUtc(local) + hours * HOUR);

  /** Swedish clock time → UTC. Of the two readings of the repeated hour in autumn, the earlier one is meant. */
  function toUtc(local) {
    const asSummer = local - 2 * HOUR;
    return isSummer(asSummer) ? asSummer : local - HOUR;
  }

  const toSwedish = (utc) => utc + (isSummer(utc) ? 2 * HOUR : HOUR);

  const isSummerTime = (local) => isSummer(toUtc(local));

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

  // ---- deadline_amounts.py: "3 arbetsdagar", "tre månader", "genast" ------------------------------------------------

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

  // ---- deadline_rules.py: the sentences that explain ----------------------------------------------------------------

  const Regime = Object.freeze({ STATUTORY: "lagstadgad", INTERNAL: "intern", PERIOD: "period" });

  const MONTH_RULE =
    "Slutdagen har samma nummer i månaden som dag 0, eller är månadens sista dag om numret saknas " +
    "(så räknar 1 § lagen 1930:173 om beräkning av lagstadgad tid).";
  const COUNTING_RULES = new Map([
    [Unit.WORKING_DAYS,
      "Dag 0 räknas inte. Arbetsdagar är måndag–fredag utom helgdagar (lagen 1989:253 om allmänna helgdagar), " +
      "midsommarafton, julafton och nyårsafton."],
    [Unit.CALENDAR_DAYS, "Dag 0 räknas inte, men alla dagar efter den, även lördagar, söndagar och helgdagar."],
    [Unit.WEEKS,
      "Slutdagen är samma veckodag som dag 0 (så räknar 1 § lagen 1930:173 om beräkning av lagstadgad tid)."],
    [Unit.MONTHS, MONTH_RULE],
    [Unit.YEARS, MONTH_RULE],
  ]);
  const REGIME_RULES = new Map([
    [Regime.STATUTORY,
      "Är slutdagen en söndag, annan helgdag, lördag, midsommarafton, julafton eller nyårsafton " +
      "får åtgärden göras nästa vardag som inte är en sådan dag (2 § lagen 1930:173)."],
    [Regime.INTERNAL,
      "Eget tidsmål: är slutdagen inte en arbetsdag gäller arbetsdagen före, aldrig en senare dag " +
      "(handbokens försiktighetsregel, inte lag)."],
    [Regime.PERIOD, "Tiden är en längd: slutdagen flyttas inte."],
  ]);
  const HOURS_RULE =
    "Timmar räknas i verklig tid från klockslaget, även när klockan ställs om till eller från sommartid " +
    "(förordningen 2001:127 om sommartid). De flyttas inte, oavsett vilken dag de går ut.";
  const KEPT_RULE =
    "Här finns ingen arbetsdag mellan dag 0 och slutdagen, så slutdagen står kvar: gör det så tidigt det går.";

  /** "lagstadgad", "intern" or "period"; throws for anything else. */
  function parseRegime(text) {
    if (REGIME_RULES.has(text)) return text;
    throw new DeadlineError("Regimen finns inte. Välj lagstadgad, intern eller period.");
  }

  function ruleText(amount, regime, { kept = false } = {}) {
    if (amount === null || amount.number === null) {
      const word = amount !== null && !SINGULAR.has(amount.unit)
        ? `Källan anger «${amount.unit}» utan tal` : "Ingen tid är satt";
      return `${word}: inget tal beslutat. Därför kan ingen sista dag räknas fram.`;
    }
    if (amount.unit === Unit.HOURS) return HOURS_RULE;
    return [COUNTING_RULES.get(amount.unit), REGIME_RULES.get(regime), ...(kept ? [KEPT_RULE] : [])].join(" ");
  }

  // ---- deadline_steps.py: the days that a deadline passes -----------------------------------------------------------

  const step = (day, counted, reason) => Object.freeze({ day, counted, reason });

  /** The steps after day 0: days one by one, weeks, months and years by milestones; the last is the nominal day. */
  function countSteps(start, number, unit) {
    switch (unit) {
      case Unit.WORKING_DAYS: return workingDays(start, number);
      case Unit.CALENDAR_DAYS: return days(start, number, 1, "dag");
      case Unit.WEEKS: return days(start, number, 7, "vecka");
      case Unit.MONTHS: return months(start, number, 1, "månad");
      default: return months(start, number, 12, "år");
    }
  }

  function workingDays(start, number) {
    const steps = [];
    for (let day = start + 1, counted = 0; counted < number; day += 1) {
      const off = dayOffName(day);
      counted += off === null ? 1 : 0;
      steps.push(step(day, off === null, off ?? `arbetsdag ${counted} av ${number}`));
    }
    return steps;
  }

  function days(start, number, length, word) {
    if (start + number * length > LAST_DAY) throw outOfRange();
    return Array.from({ length: number }, (_, i) =>
      step(start + (i + 1) * length, true, `${word} ${i + 1} av ${number}`));
  }

  function months(start, number, length, word) {
    const first = civil(start);
    const steps = [];
    for (let i = 1; i <= number; i += 1) {
      const total = first.year * 12 + first.month - 1 + i * length;
      const year = floorDivide(total, 12);
      const month = total % 12 + 1;
      if (year > civil(LAST_DAY).year) throw outOfRange();
      const dayOfMonth = Math.min(first.day, daysInMonth(year, month));
      const missing = dayOfMonth === first.day ? "" : ` (dag ${first.day} finns inte, månadens sista dag gäller)`;
      steps.push(step(dayNumber(year, month, dayOfMonth), true, `${word} ${i} av ${number}${missing}`));
    }
    return steps;
  }

  /** The working day before the nominal day; null if that would be before day 0. */
  function workingDaySince(start, nominal) {
    for (let day = nominal - 1; day >= start; day -= 1) {
      if (isWorkingDay(day)) return day;
    }
    return null;
  }

  function endStep({ day, counted, reason }, obstacle) {
    return step(day, counted, `${reason}, slutdag${obstacle ? ` (${obstacle})` : ""}`);
  }

  /** The days from the nominal day to the last one, forward or back: each passed by for a reason, then the last. */
  function movingSteps(nominal, last, obstacle) {
    const direction = last > nominal ? 1 : -1;
    return Array.from({ length: Math.abs(last - nominal) }, (_, i) => {
      const day = nominal + direction * (i + 1);
      const relation = direction > 0 ? "nästa vardag efter" : "arbetsdagen före";
      return step(day, false, dayOffName(day) ?? `sista dag: ${relation} slutdagen, som är ${obstacle}`);
    });
  }

  // ---- deadlines.py -------------------------------------------------------------------------------------------------

  const deadlineResult = (nominalDay, lastDay, obstacle, rule, steps, clock = null) =>
    Object.freeze({ nominalDay, lastDay, obstacle, rule, steps: Object.freeze(steps), clock });

  /** A result, or both readings, under the editors' keys, ready for JSON. */
  function toDict(result) {
    if ("calendar" in result) {
      return {
        utan_flytt: toDict(result.calendar),
        med_flytt: toDict(result.statutory),
        säkraste_dag: iso(result.safestDay),
        bekräftelse: result.confirmation,
      };
    }
    return {
      slutdag: iso(result.nominalDay),
      sista_dag: iso(result.lastDay),
      hinder: result.obstacle,
      regel: result.rule,
      steg: result.steps.map(({ day, counted, reason }) => ({ datum: iso(day), räknas: counted, skäl: reason })),
      ...(result.clock === null ? {} : { klockslag: clockText(result.clock) }),
    };
  }

  /**
   * The deadline that starts on day 0 `start` (a day number). An amount of null, or without a number, gives a result
   * without days. Hours need `startTime` (minutes after midnight on a Swedish clock); other units ignore it.
   */
  function calculate(start, amount, regime, { startTime = null } = {}) {
    checkDay(start);
    if (amount === null || amount.number === null) {
      return deadlineResult(null, null, null, ruleText(amount, regime), []);
    }
    if (amount.unit === Unit.HOURS) return afterHours(start, amount, regime, startTime);
    const steps = [step(start, false, "dag 0 räknas inte"), ...countSteps(start, amount.number, amount.unit)];
    return apply(regime, amount, steps);
  }

  /** calculate for what a person wrote: "2026-04-01", "3 arbetsdagar", "intern", "08:30". */
  function calculateFromText(start, amount, regime, startTime = null) {
    const clock = startTime ? parseTime(startTime) : null;
    return calculate(parseDay(start), parseAmount(amount), parseRegime(regime), { startTime: clock });
  }

  /** A deadline that must not be missed, read both ways, with a text that demands a human's confirmation. */
  function bothReadings(start, amount, { startTime = null } = {}) {
    const calendar = calculate(start, amount, Regime.PERIOD, { startTime });
    const statutory = calculate(start, amount, Regime.STATUTORY, { startTime });
    let safestDay = calendar.lastDay;
    if (safestDay !== null && calendar.clock === null && !isWorkingDay(safestDay)) {
      safestDay = workingDaySince(start, safestDay) ?? safestDay;
    }
    const text = confirmation(calendar, statutory, safestDay);
    return Object.freeze({ calendar, statutory, safestDay, confirmation: text });
  }

  function apply(regime, amount, counted) {
    const start = counted[0].day;
    const end = counted[counted.length - 1];
    const nominal = end.day;
    const obstacle = regime === Regime.PERIOD ? null : dayOffName(nominal);
    let last = nominal;
    if (obstacle) last = regime === Regime.STATUTORY ? workingDayAfter(nominal) : workingDaySince(start, nominal);
    const lastDay = last ?? nominal;
    const steps = [...counted.slice(0, -1), endStep(end, obstacle), ...movingSteps(nominal, lastDay, obstacle)];
    return deadlineResult(nominal, lastDay, obstacle, ruleText(amount, regime, { kept: last === null }), steps);
  }

  function afterHours(start, amount, regime, startTime) {
    if (startTime === null) {
      throw new DeadlineError("Timmar måste räknas från ett klockslag. Ange när tiden började, till exempel 08:30.");
    }
    const begins = start * DAY + startTime;
    const ends = addHours(begins, amount.number);
    const endDay = floorDivide(ends, DAY);
    const endClock = ends - endDay * DAY;
    checkDay(endDay);
    const steps = [
      step(start, false, `tiden börjar klockan ${clockText(startTime)}`),
      step(endDay, true,
        `${amountText(amount)} senare, klockan ${clockText(endClock)}, slutdag${clockChange(begins, ends)}`),
    ];
    return deadlineResult(endDay, endDay, null, ruleText(amount, regime), steps, endClock);
  }

  function clockChange(begins, ends) {
    if (isSummerTime(begins) === isSummerTime(ends)) return "";
    return ` (klockan har ställts om till ${isSummerTime(ends) ? "sommartid" : "vintertid"})`;
  }

  function confirmation(calendar, statutory, safest) {
    if (safest === null) {
      return "Inget tal beslutat: en människa måste avgöra och bekräfta när det senast ska vara gjort.";
    }
    const clock = calendar.clock === null ? "" : ` klockan ${clockText(calendar.clock)}`;
    if (calendar.lastDay === statutory.lastDay) {
      return `Räkna med ${dayText(safest)}${clock}. En människa måste bekräfta dag 0 och sista dagen mot lagen: ` +
        "tiden får inte missas.";
    }
    return `Två läsningar: ${dayText(calendar.lastDay)} utan flytt, ${dayText(statutory.lastDay)} om 2 § lagen ` +
      `(1930:173) får användas. Gör det senast ${dayText(safest)}. Ingen får vänta längre utan att en människa ` +
      "med ansvar för beslutet har bekräftat vilken läsning som gäller: tiden får inte missas.";
  }

  const root = typeof window === "undefined" ? globalThis : window;
  root.handlaggarstod = root.handlaggarstod || {};
  root.handlaggarstod.frister = Object.freeze({
    DeadlineError, FIRST_DAY, LAST_DAY, MAX_NUMBER, Regime, Unit,
    amountText, bothReadings, calculate, calculateFromText, clockText, dayOffName, dayText, easterSunday, holidayName,
    isWorkingDay, iso, makeAmount, parseAmount, parseDay, parseRegime, parseTime, toDict, toUtc, weekdayName,
    workingDayAfter, workingDayBefore,
  });
})();
