/*
 * The arithmetic of deadlines in the browser: the twin of plugins/handlaggarstod/deadlines.py, name by name (snake_case
 * there, camelCase here). The vectors in tests/cases/deadlines and thousands of random cases hold the two to the same
 * answers, sentences included.
 *
 * Nothing here asks for the reader's clock or time zone, stores or sends anything. A plain script: it registers
 * window.handlaggarstod.frister, and runs in Node as well. Load frist-steg.js and what that names first.
 */
(() => {
  "use strict";

  const root = typeof window === "undefined" ? globalThis : window;
  const {
    checkDay, clockText, DAY, dayOffName, dayText, DeadlineError, easterSunday, FIRST_DAY, floorDivide,
    holidayName, HOUR, iso, isSummer, isWorkingDay, LAST_DAY, toSwedish, toUtc, weekdayName, workingDayAfter,
    workingDayBefore,
  } = root.handlaggarstod.svenskKalender;
  const {
    amountText, makeAmount, MAX_NUMBER, parseAmount, parseDay, parseTime, Unit,
  } = root.handlaggarstod.fristMangder;
  const {
    clockNote, countSteps, endStep, movingSteps, parseRegime, Regime, ruleText, step, workingDaySince,
  } = root.handlaggarstod.fristSteg;

  /** `moment` is the clock time in UTC: in the hour that is repeated in autumn, the clock alone doesn't tell which. */
  const deadlineResult = (nominalDay, lastDay, obstacle, rule, steps, clock = null, moment = null, note = "") =>
    Object.freeze({ nominalDay, lastDay, obstacle, rule, steps: Object.freeze(steps), clock, moment, note });

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
      ...(result.note === "" ? {} : { obs: result.note }),
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
    const typed = start * DAY + startTime;
    const begins = toUtc(typed);
    const moment = begins + amount.number * HOUR;
    const ends = toSwedish(moment);
    const endDay = floorDivide(ends, DAY);
    const endClock = ends - endDay * DAY;
    checkDay(endDay);
    const steps = [
      step(start, false, `tiden börjar klockan ${clockText(toSwedish(begins) - start * DAY)}`),
      step(endDay, true,
        `${amountText(amount)} senare, klockan ${clockText(endClock)}, slutdag${clockChange(begins, moment)}`),
    ];
    const note = clockNote(typed, begins, moment);
    return deadlineResult(endDay, endDay, null, ruleText(amount, regime), steps, endClock, moment, note);
  }

  function clockChange(begins, ends) {
    if (isSummer(begins) === isSummer(ends)) return "";
    return ` (klockan har ställts om till ${isSummer(ends) ? "sommartid" : "vintertid"})`;
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

  root.handlaggarstod.frister = Object.freeze({
    amountText, bothReadings, calculate, calculateFromText, clockText, dayOffName, dayText, DeadlineError,
    easterSunday, FIRST_DAY, holidayName, iso, isWorkingDay, LAST_DAY, makeAmount, MAX_NUMBER, parseAmount,
    parseDay, parseRegime, parseTime, Regime, toDict, toUtc, Unit, weekdayName, workingDayAfter, workingDayBefore,
  });
})();
