/* The calculator of deadlines: a field for day 0, the answer at once, a file for the calendar and a note for the journal.
   What is typed stays in the page: nothing is stored, sent or put in the address. Load the frister and frist- parts first. */
(() => {
  "use strict";

  const { DeadlineError, FIRST_DAY, LAST_DAY, Unit, iso, makeAmount, parseDay, parseRegime, parseTime } =
    window.handlaggarstod.frister;
  const { MONTHS } = window.handlaggarstod.svenskKalender;
  const { button, element, field, newId, say } = window.handlaggarstod.fristElement;
  const { answer, calendarFile, facts, journal, ruleOf, stepItems, verdict } = window.handlaggarstod.fristSvar;
  const { copy, download } = window.handlaggarstod.kopiera;

  const REMINDERS = [["", "ingen"], ["0", "samma dag"], ["1", "en dag före"], ["3", "tre dagar före"], ["7", "en vecka före"]];
  const BY_PICKER = "Välj dagen i kalendern, eller skriv år, månad och dag.";
  const BY_DIGITS = "Skriv år-månad-dag: ÅÅÅÅ-MM-DD.";
  const UNFINISHED = "Datumet är inte färdigt eller finns inte. Skriv år, månad och dag, till exempel 2026-04-01.";
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
    return { element: parts.root, set: (deadline) => set(state, deadline) };
  }

  /** Calls act when a reader comes back to the page as it was left. WebKit then empties what has autocomplete="off"; it
   *  tells no one, and does so only after "pageshow". */
  const whenBack = (act) => window.addEventListener("pageshow", ({ persisted }) => persisted && window.setTimeout(act));

  function build() {
    const day = field("Dag 0", BY_PICKER, { type: "date", min: iso(FIRST_DAY), max: iso(LAST_DAY) });
    const clock = field("Klockslag då tiden började", "Skriv timme:minut, till exempel 08:30.", { type: "text", inputmode: "numeric", size: "6" });
    const swap = button("Skriv datumet med siffror", () => {}, { class: "hs-knapp hs-knapp--liten" });
    day.input.after(swap); // above what is said to be wrong, which would move it away under a click
    const verdictPlace = element("div", { class: "hs-svar-text", role: "status" });
    const rule = element("p", { class: "hs-rakneregel" });
    const factList = element("dl", { class: "hs-svar-fakta" });
    const dayList = element("ol", { class: "hs-dagar" });
    const steps = element("details", { class: "hs-bara-skarm" }, element("summary", {}, "Visa dag för dag"), dayList);
    const takeAway = buildTakeAway();
    const result = element("div", { class: "hs-svar", hidden: true }, factList, steps, takeAway.element);
    const root = element("div", { class: "hs-raknare", role: "group" },
      element("div", { class: "hs-rakna-rader hs-bara-skarm" }, day.row, clock.row), verdictPlace, rule, result);
    return { root, day, clock, swap, verdict: verdictPlace, rule, facts: factList, steps, dayList, result, ...takeAway };
  }

  function buildTakeAway() {
    const [confirmId, wrongId, reminderId] = [newId(), newId(), newId()];
    const confirm = element("input", { type: "checkbox", id: confirmId, required: true, "aria-describedby": wrongId });
    const unconfirmed = element("p", { class: "hs-fel", id: wrongId, role: "alert" });
    const confirmRow = element("div", { class: "hs-rakna-bekrafta" },
      element("label", { for: confirmId }, confirm,
        element("span", {}, "Bekräfta dagen med den som ansvarar för beslutet: vi har gått igenom dag 0 och hur tiden räknas.")),
      unconfirmed);
    const reminder = element("select", { id: reminderId, autocomplete: "off" },
      ...REMINDERS.map(([value, text]) => element("option", { value }, text)));
    const save = button("Lägg i kalendern", () => {});
    const copyButton = button("Kopiera till journalen", () => {});
    const done = element("p", { role: "status", class: "hs-rakna-klart" });
    const copied = element("div");
    const made = element("div", { class: "hs-bara-skarm" }, confirmRow,
      element("p", { class: "hs-rakna-falt" }, element("label", { for: reminderId }, "Påminnelse i kalendern"), " ", reminder),
      element("div", { class: "hs-knappar" }, save, copyButton), done, copied);
    return { element: made, confirm, confirmRow, unconfirmed, reminder, save, copy: copyButton, done, copied };
  }

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
    const time = clocked ? read(parts.clock, () => parseTypedTime(parts.clock.input.value), strict && parts.clock.input.value !== "") : null;
    // A year is typed digit by digit: 0002, 0020, 0202 are on the way to somewhere, and not wrong yet.
    const whole = start !== null && iso(start) >= "1000";
    state.found = start === null || (clocked && time === null)
      ? null : read(parts.day, () => answer(deadline, start, time), strict || whole);
    show(state);
  }

  /** The value, or null when there is none yet; what is wrong is said only when `strict`, and not of an emptied field. */
  function read(at, parse, strict) {
    try {
      const value = parse();
      at.wrong("");
      return value;
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      if (strict || isEmpty(at.input)) at.wrong(strict ? error.message : "");
      return null;
    }
  }

  const isEmpty = (input) => input.value === "" && !input.validity.badInput;

  function parseTypedDay(input) {
    if (input.type === "date" && input.validity.badInput) throw new DeadlineError(UNFINISHED);
    if (input.value.trim() === "") throw new DeadlineError("Skriv dag 0, till exempel 2026-04-01.");
    return parseDay(inDigits(input.value.trim()).replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"));
  }

  /** As many write it in Swedish, the year whole: "23/11 2026", "2026/11/23", "måndag 23 november 2026". */
  function inDigits(typed) {
    const dayFirst = /^(\d{1,2})[./ –-]+(\d{1,2})[./ –-]+(\d{4})$/.exec(typed);
    if (dayFirst) return digits(dayFirst[3], dayFirst[2], dayFirst[1]);
    const yearFirst = /^(\d{4})[./ –-]+(\d{1,2})[./ –-]+(\d{1,2})$/.exec(typed);
    if (yearFirst) return digits(yearFirst[1], yearFirst[2], yearFirst[3]);
    const inWords = /^(?:\p{L}+dag(?:en den)?,?\s+)?(\d{1,2})\s+(\p{L}{3,9})\.?\s+(\d{4})$/iu.exec(typed);
    const month = inWords ? MONTHS.findIndex((name) => name.startsWith(inWords[2].toLowerCase())) : -1;
    return month < 0 ? typed : digits(inWords[3], String(month + 1), inWords[1]);
  }

  const digits = (year, month, day) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

  /** "8:30" and "0830" are as clear as "08:30". */
  const parseTypedTime = (typed) =>
    parseTime(typed.trim().replace(/^(\d)(?=[:.])/, "0$1").replace(/^(\d{2})(\d{2})$/, "$1:$2"));

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
    const { day, swap } = state.parts;
    const digits = day.input.type === "date";
    const unread = digits ? day.input.value : "";
    day.input.value = state.found === null ? unread : iso(state.found.start);
    day.input.type = digits ? "text" : "date";
    day.input.toggleAttribute("inputmode", false);
    document.getElementById(day.input.getAttribute("aria-describedby").split(" ")[0]).textContent = digits ? BY_DIGITS : BY_PICKER;
    swap.textContent = digits ? "Välj datumet i kalender" : "Skriv datumet med siffror";
    reckon(state, false);
    day.input.focus();
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
    const { value } = parts.reminder;
    const { name, text } = calendarFile(found, new Date(), value === "" ? null : Number(value));
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
