/*
 * The days that a deadline passes, and the sentences that explain them: the twin of
 * plugins/handlaggarstod/deadline_rules.py and deadline_steps.py, name by name. Load frist-mangder.js first.
 */
(() => {
  "use strict";

  const root = typeof window === "undefined" ? globalThis : window;
  const {
    civil, clockText, DAY, dayNumber, dayOffName, daysInMonth, dayText, DeadlineError, floorDivide, isRepeated, isSummer,
    isWorkingDay, LAST_DAY, outOfRange, toSwedish,
  } = root.handlaggarstod.svenskKalender;
  const { SINGULAR, Unit } = root.handlaggarstod.fristMangder;

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
  const SAME_DAY_RULE = "Det ska göras samma dag: dag 0 är också slutdagen.";
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
    if (amount.number === 0) {
      // Nothing is counted, and no length of time passes; a legal day that is off may still be moved.
      return [SAME_DAY_RULE, ...(regime === Regime.STATUTORY ? [REGIME_RULES.get(regime)] : [])].join(" ");
    }
    return [COUNTING_RULES.get(amount.unit), REGIME_RULES.get(regime), ...(kept ? [KEPT_RULE] : [])].join(" ");
  }

  /**
   * Which moments are meant in a night when the clock is changed; "" in all others. `typed` is what a person wrote, as
   * minutes on a Swedish clock; `begins` and `ends` are moments in UTC.
   */
  function clockNote(typed, begins, ends) {
    const said = [];
    if (toSwedish(begins) !== typed) {
      said.push(`Klockan ${timeOf(typed)} finns inte ${dayOf(typed)}: då ställs klockan fram från 02:00 till 03:00. ` +
        `Tiden är räknad från klockan ${timeOf(toSwedish(begins))}.`);
    } else if (isRepeated(typed)) {
      said.push(`Klockan ${timeOf(typed)} kommer två gånger ${dayOf(typed)}, när klockan ställs tillbaka. ` +
        "Tiden är räknad från den första gången; menas den andra slutar tiden en timme senare.");
    }
    const local = toSwedish(ends);
    if (isRepeated(local)) {
      said.push(`Tiden slutar den ${isSummer(ends) ? "första" : "andra"} av de två gånger som klockan är ` +
        `${timeOf(local)} ${dayOf(local)}, när den ställs tillbaka.`);
    }
    return said.join(" ");
  }

  const dayOf = (local) => dayText(floorDivide(local, DAY));
  const timeOf = (local) => clockText(local - floorDivide(local, DAY) * DAY);

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

  root.handlaggarstod.fristSteg = Object.freeze({
    clockNote, countSteps, endStep, movingSteps, parseRegime, Regime, ruleText, step, workingDaySince,
  });
})();
