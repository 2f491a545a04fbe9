/* The calculator of deadlines: a field for day 0, the answer at once, a file for the calendar and a note for the journal.
   What is typed stays in the page: nothing is stored, sent or put in the address. Load the frister and frist- parts first. */
(() => {
  "use strict";

  const { dayText, Unit, iso, makeAmount, parseRegime } = window.handlaggarstod.frister;
  const { element, say } = window.handlaggarstod.fristElement;
  const { parseWrittenTime } = window.handlaggarstod.fristSkrivet;
  const { parseTypedDay, read } = window.handlaggarstod.fristFalt;
  const { build, swapInput } = window.handlaggarstod.fristDelar;
  const { answer, calendarFile, facts, journal, ruleOf, stepItems, tooEarly, verdict } = window.handlaggarstod.fristSvar;
  const { copy, download } = window.handlaggarstod.kopiera;

  const UNCONFIRMED = "Bekräfta dagen först. Tiden får inte missas, och en människa måste avgöra hur den räknas.";

  /** What is known of the deadline that the markup names, and what stands around it of the page that it stands on. */
  function readDeadline(element, rule) {
    const { hsFrist: id, mall } = element.dataset;
    const { rutin: routine, version } = element.closest("[data-rutin]").dataset;
    const known = window.handlaggarstod.fristData[id];
    return {
      id, title: known.titel, amount: makeAmount(known.antal, known.enhet), regime: parseRegime(known.regim), kind: known.slag,
      starts: known.start, done: known.klart, consequence: known.följd, grounds: known.grund, confirm: known.bekräfta, rule,
      others: known.annans,
      form: mall ? { href: mall, title: known.mall } : null, routine, version,
    };
  }

  /** A calculator without a deadline; `set` gives it one (or null) and keeps what has been typed. */
  function calculator() {
    const parts = build();
    const state = { parts, deadline: null, found: null, shown: null };
    const again = (strict) => reckon(state, strict);
    for (const { input } of [parts.day, parts.clock]) {
      input.addEventListener("input", () => again(false));
      input.addEventListener("blur", () => again(input.value !== "" || input.validity.badInput));
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        again(true);
      });
    }
    whenBack(() => again(false));
    parts.swap.addEventListener("click", () => swapDayField(state));
    parts.steps.addEventListener("toggle", () => showSteps(state));
    parts.copy.addEventListener("click", () => ifConfirmed(state, (found) => copy(journal(found), parts.copied, parts.done)));
    parts.save.addEventListener("click", () => ifConfirmed(state, (found) => save(found, parts)));
    parts.confirm.addEventListener("change", () => say(parts.confirm, parts.unconfirmed, ""));
    parts.reminder.addEventListener("change", () => say(parts.reminder, parts.unreminded, ""));
    return { element: parts.root, set: (deadline) => set(state, deadline) };
  }

  /** Calls act when a reader comes back to the page as it was left. WebKit then empties what has autocomplete="off"; it
   *  tells no one, and does so only after "pageshow". */
  const whenBack = (act) => window.addEventListener("pageshow", ({ persisted }) => persisted && window.setTimeout(act));

  function set(state, deadline) {
    const { parts } = state;
    state.deadline = deadline;
    state.shown = null;
    parts.root.hidden = deadline === null;
    if (deadline === null) return;
    parts.root.setAttribute("aria-label", `Räkna ut: ${deadline.title}`); // several may be open, with the same buttons
    parts.day.label.textContent = deadline.starts ? `Dag 0: ${deadline.starts}` : "Dag 0, dagen då tiden börjar";
    parts.clock.row.hidden = deadline.amount.unit !== Unit.HOURS;
    parts.confirmRow.hidden = !deadline.confirm;
    parts.rule.textContent = deadline.rule;
    reckon(state, false);
  }

  /** Reckons again. While a reader is still typing nothing is called wrong; `strict` is for when they have finished. */
  function reckon(state, strict) {
    const { parts, deadline } = state;
    if (deadline === null) return; // a field that is hidden loses the focus, and says so
    const clocked = deadline.amount.unit === Unit.HOURS;
    const start = read(parts.day, () => parseTypedDay(parts.day.input), strict);
    const time = clocked ? read(parts.clock, () => parseWrittenTime(parts.clock.input.value), strict && parts.clock.input.value !== "") : null;
    // A year is typed digit by digit: 0002, 0020, 0202 are on the way to somewhere, and not wrong yet.
    const whole = start !== null && iso(start) >= "1000";
    state.found = start === null || (clocked && time === null)
      ? null : read(parts.day, () => answer(deadline, start, time), strict || whole);
    show(state);
  }

  /** Shows the answer; the same answer again is left as it is, with its confirmation and what has been said. */
  function show(state) {
    const { parts, found, deadline } = state;
    const key = found === null ? null : `${found.start} ${found.startTime}`;
    if (key !== null && key === state.shown) return;
    state.shown = key;
    parts.result.hidden = found === null;
    parts.confirm.checked = false;
    parts.done.textContent = "";
    parts.copied.replaceChildren();
    say(parts.confirm, parts.unconfirmed, "");
    say(parts.reminder, parts.unreminded, "");
    parts.verdict.replaceChildren(...(found === null ? [] : verdict(found)));
    parts.rule.textContent = found === null ? deadline.rule : ruleOf(found);
    if (found === null) return;
    parts.facts.replaceChildren(...facts(found));
    showSteps(state);
  }

  function showSteps({ parts, found }) {
    parts.dayList.replaceChildren(...(found !== null && parts.steps.open ? stepItems(found.result) : []));
  }

  /** A day that was understood goes along, however it was written; the answer is that of what the field then holds. */
  function swapDayField(state) {
    const { input } = state.parts.day;
    const unread = input.type === "date" ? input.value : "";
    input.value = state.found === null ? unread : iso(state.found.start);
    swapInput(state.parts);
    reckon(state, false);
    input.focus();
  }

  function ifConfirmed({ parts, found }, act) {
    if (found === null) return;
    if (found.deadline.confirm && !parts.confirm.checked) {
      say(parts.confirm, parts.unconfirmed, UNCONFIRMED);
      parts.confirm.focus();
      return;
    }
    act(found);
  }

  function save(found, parts) {
    const days = parts.reminder.value === "" ? null : Number(parts.reminder.value);
    const early = days === null ? null : tooEarly(found, days);
    if (early !== null) {
      say(parts.reminder, parts.unreminded, `Påminnelsen skulle komma redan ${dayText(early)}, men tiden börjar ${dayText(found.start)}. Välj en senare påminnelse, eller ingen.`);
      parts.reminder.focus();
      return;
    }
    const { name, text } = calendarFile(found, new Date(), days);
    download(name, "text/calendar;charset=utf-8", text);
    parts.done.textContent = `Filen ${name} är hämtad. Öppna den för att lägga dagen i din kalender.`;
  }

  /** Turns the rule in words at each deadline into a calculator, made when it is first opened; not on paper. */
  function upgrade(details) {
    const onPaper = details.querySelector(".hs-rakna-ord");
    onPaper.classList.add("hs-bara-papper");
    onPaper.before(element("span", { class: "hs-bara-skarm" }, "Räkna ut"));
    const { shown, text } = ruleIn(details);
    details.addEventListener("toggle", () => {
      if (!details.open || details.querySelector(".hs-raknare")) return;
      const made = calculator();
      made.set(readDeadline(details, text));
      shown.replaceWith(made.element);
    });
  }

  /** The rule in words, and the paragraph that a calculator takes the place of: it may name another deadline's rule. */
  function ruleIn(details) {
    const shown = details.querySelector("p");
    const elsewhere = shown.querySelector("a[href^='#regel-']");
    const rule = elsewhere ? document.getElementById(elsewhere.hash.slice(1)) : shown;
    return { shown, text: rule.textContent };
  }

  document.querySelectorAll("details[data-hs-frist]").forEach(upgrade);
  window.handlaggarstod.fristRaknare = Object.freeze({ calculator, readDeadline, whenBack });
})();
