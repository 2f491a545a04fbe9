/* What the calculator answers: the last day and why, as elements for the page and as text to take away.
   Load frister.js, frister-export.js and frist-element.js first. A deadline here is what the markup says of it:
   {id, title, amount, regime, kind, starts, done, consequence, grounds, form, confirm, rule, others, routine, version};
   `others`: somebody outside the administration has to act, such as the court, so that nobody here can be early. */
(() => {
  "use strict";

  const { bothReadings, calculate, clockText, dayText, iso, Regime, weekdayName } = window.handlaggarstod.frister;
  const { DAY } = window.handlaggarstod.svenskKalender;
  const { ics, journalText } = window.handlaggarstod.fristerExport;
  const { element } = window.handlaggarstod.fristElement;

  const MOST_STEPS = 400; // a longer list helps nobody, and slows the page
  const LAST_DAY = new Map([["längd", "Tiden tar slut"], ["tak", "Tiden går senast ut"]]);
  const SHIFT = "2 § lagen (1930:173)";

  /** {start, deadline, result, readings}: `readings` only for a legal time that a human must confirm, never for a length,
      which is not moved; `result` is what is used. */
  function answer(deadline, start, startTime) {
    if (!deadline.confirm || deadline.regime !== Regime.STATUTORY) {
      return { deadline, start, startTime, readings: null, result: calculate(start, deadline.amount, deadline.regime, { startTime }) };
    }
    const readings = bothReadings(start, deadline.amount, { startTime });
    return { deadline, start, startTime, readings, result: readings.statutory };
  }

  /** The day that goes into a calendar: the last one, or the last that both readings allow. */
  const usedDay = ({ deadline, readings, result }) => {
    if (readings === null) return result.lastDay;
    return deadline.others ? readings.calendar.lastDay : readings.safestDay;
  };

  const clockOf = ({ clock }) => (clock === null ? "" : ` klockan ${clockText(clock)}`);
  const lastDayText = (result) => dayText(result.lastDay) + clockOf(result);

  /** What is read out at once: the day, and why it is that day. */
  function verdict(found) {
    if (found.readings) return bothVerdicts(found);
    const { deadline, result } = found;
    const lead = LAST_DAY.get(deadline.kind) ?? "Sista dag";
    return [
      element("p", { class: "hs-svar-dag" }, `${lead}: `, element("strong", {}, lastDayText(result)),
        deadline.confirm ? ". Dagen måste bekräftas." : ""),
      element("p", {}, `${endOfCount(result)} ${whyMoved(result)}`),
      ...noteOf(result),
    ];
  }

  /** What to know of that very night, when the clock is changed in it. */
  const noteOf = ({ note }) => (note === "" ? [] : [element("p", {}, element("strong", {}, "Obs: "), note)]);

  /** Where the count ends, and what kind of day that is. */
  function endOfCount({ nominalDay, obstacle, clock }) {
    if (obstacle === null) return `Räkningen slutar ${dayText(nominalDay)}${clockOf({ clock })}.`;
    const off = obstacle === weekdayName(nominalDay) ? "som inte är en arbetsdag" : `som är ${obstacle}`;
    return `Räkningen slutar ${dayText(nominalDay)}, ${off}.`;
  }

  function whyMoved({ nominalDay, lastDay, obstacle }) {
    if (obstacle === null) return "Dagen flyttas inte.";
    if (lastDay === nominalDay) return "Det finns ingen arbetsdag dessförinnan, så dagen flyttas inte.";
    return lastDay > nominalDay ? "Därför gäller nästa arbetsdag." : "Därför gäller arbetsdagen före.";
  }

  function bothVerdicts({ deadline, readings: { calendar, statutory, safestDay } }) {
    const same = calendar.lastDay === statutory.lastDay;
    const earlier = safestDay !== calendar.lastDay && !deadline.others ? " Säkrast är arbetsdagen före." : "";
    const [lead, day] = deadline.others ? ["Tiden går ut ", calendar.lastDay] : ["Gör det senast ", safestDay];
    const later = deadline.others && !same ? ` eller ${lastDayText(statutory)}` : "";
    return [
      element("p", { class: "hs-svar-dag" }, lead,
        element("strong", {}, dayText(day) + clockOf(calendar) + later), ". Dagen måste bekräftas."),
      element("ul", {},
        element("li", {}, `Utan flytt: ${lastDayText(calendar)}`),
        element("li", {}, `Om ${SHIFT} får användas: ${lastDayText(statutory)}`)),
      element("p", {}, `${endOfCount(statutory)} ${same ? "Båda sätten att räkna ger samma dag." : "De två sätten att räkna ger olika dagar."}${earlier}`),
      ...noteOf(calendar),
    ];
  }

  /** What stands under the answer: day 0, grounds, what must be done, what happens if it is missed, the form. */
  function facts({ deadline, start, startTime }) {
    const clock = startTime === null ? "" : ` klockan ${clockText(startTime)}`;
    const rows = [
      ["Dag 0", dayText(start) + clock],
      ["Klart när", deadline.done],
      ["Grund", deadline.grounds],
      ["Om den missas", deadline.consequence || (deadline.id && "Handboken anger ingen särskild följd.")],
      ["Blankett", deadline.form && element("a", { href: deadline.form.href }, deadline.form.title)],
    ];
    return rows.filter(([, value]) => value).map(([name, value]) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  }

  /** "räknas: arbetsdag 1 av 3", "räknas inte: långfredagen"; day 0 and the last day say it themselves. */
  function stepText({ counted, reason }) {
    if (counted) return `räknas: ${reason}`;
    return /^(dag 0|tiden börjar|sista dag)/.test(reason) ? reason : `räknas inte: ${reason}`;
  }

  /** Each day that was counted or passed by, and why. */
  function stepItems({ steps }) {
    const items = steps.slice(0, MOST_STEPS).map((step) =>
      element("li", { class: step.counted ? "hs-dag" : "hs-dag hs-dag--forbi" },
        element("span", {}, dayText(step.day)), ` ${stepText(step)}`));
    const left = steps.length - items.length;
    return left > 0 ? [...items, element("li", {}, `… och ${left} dagar till.`)] : items;
  }

  const ruleOf = ({ deadline, result }) => (deadline.confirm ? deadline.rule : result.rule);

  /** The note for the journal: which deadline, the engine's own note and, for two readings, both. */
  function journal(found) {
    const { deadline, start, readings, result } = found;
    const lines = [`Frist: ${deadline.title}`, ...(deadline.starts ? [`Räknas från: ${deadline.starts}`] : []),
      ...(deadline.grounds ? [`Grund: ${deadline.grounds}`] : [])];
    const used = { ...(readings ? readings.calendar : result), rule: ruleOf(found) };
    const note = journalText(deadline.routine, deadline.version, start, deadline.amount, used);
    return `${lines.join("\n")}\n${note}${readings ? readingLines(found) : ""}${deadline.confirm ? CONFIRMED : ""}`;
  }

  const CONFIRMED = "Dagen är bekräftad med den som ansvarar för beslutet: ja\n";

  const shifted = ({ lastDay }) => `Om ${SHIFT} får användas: ${dayText(lastDay)} (${iso(lastDay)})`;

  const readingLines = ({ deadline, readings: { statutory, safestDay } }) => [
    shifted(statutory),
    ...(deadline.others ? [] : [`Gör det senast: ${dayText(safestDay)} (${iso(safestDay)})`]),
    "",
  ].join("\n");

  /** What a day in the calendar is called: with two readings it is the day to be ready, not the last one. */
  function leadOf({ deadline, readings }) {
    if (readings === null) return LAST_DAY.get(deadline.kind) ?? "Sista dag";
    return deadline.others ? "Tiden går ut" : "Gör det senast";
  }

  /** The day of a reminder that would have come when the time began, or before, so that nobody gets it; else null. */
  function tooEarly(found, reminderDays) {
    const day = usedDay(found) - reminderDays;
    return day * DAY + (found.result.clock ?? 0) <= found.start * DAY + (found.startTime ?? 0) ? day : null;
  }

  /** The calendar file: {name, text}. */
  function calendarFile(found, stamp, reminderDays) {
    const { deadline, start, readings, result } = found;
    const day = usedDay(found);
    const both = readings && [`Utan flytt: ${dayText(readings.calendar.lastDay)} (${iso(readings.calendar.lastDay)})`, shifted(readings.statutory)];
    const description = [`Dag 0: ${dayText(start)} (${iso(start)})`, ...(both ?? []),
      deadline.consequence && `Om den missas: ${deadline.consequence}`, ruleOf(found), result.note,
      `Rutin: ${deadline.routine} (version ${deadline.version})`].filter(Boolean).join("\n");
    const title = `${leadOf(found)}: ${deadline.title}`;
    const { clock, moment } = result;
    const text = ics(title, day, { stamp, description, clock, moment, reminderDays });
    return { name: `frist-${iso(day)}.ics`, text };
  }

  window.handlaggarstod.fristSvar = Object.freeze({ answer, calendarFile, facts, journal, ruleOf, stepItems, tooEarly, verdict });
})();
