/* What the calculator of deadlines looks like: its fields, its answer, and what can be taken away from it. */
(() => {
  "use strict";

  const { FIRST_DAY, LAST_DAY, iso } = window.handlaggarstod.frister;
  const { button, element, field, newId } = window.handlaggarstod.fristElement;

  const REMINDERS = [["", "ingen"], ["0", "samma dag"], ["1", "en dag före"], ["3", "tre dagar före"], ["7", "en vecka före"]];
  const BY_PICKER = "Välj dagen i kalendern, eller skriv år, månad och dag.";
  const BY_DIGITS = "Skriv år-månad-dag: ÅÅÅÅ-MM-DD.";

  /** {root, day, clock, swap, …}: every part that the calculator listens to or fills. */
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
    const [confirmId, wrongId, reminderId, earlyId] = [newId(), newId(), newId(), newId()];
    const confirm = element("input", { type: "checkbox", id: confirmId, required: true, "aria-describedby": wrongId });
    const unconfirmed = element("p", { class: "hs-fel", id: wrongId, role: "alert" });
    const confirmRow = element("div", { class: "hs-rakna-bekrafta" },
      element("label", { for: confirmId }, confirm,
        element("span", {}, "Bekräfta dagen med den som ansvarar för beslutet: vi har gått igenom dag 0 och hur tiden räknas.")),
      unconfirmed);
    const unreminded = element("p", { class: "hs-fel", id: earlyId, role: "alert" });
    const reminder = element("select", { id: reminderId, autocomplete: "off", "aria-describedby": earlyId },
      ...REMINDERS.map(([value, text]) => element("option", { value }, text)));
    const save = button("Lägg i kalendern", () => {});
    const copyButton = button("Kopiera till journalen", () => {});
    const done = element("p", { role: "status", class: "hs-rakna-klart" });
    const copied = element("div");
    const made = element("div", { class: "hs-bara-skarm" }, confirmRow,
      element("p", { class: "hs-rakna-falt" }, element("label", { for: reminderId }, "Påminnelse i kalendern"), " ", reminder), unreminded,
      element("div", { class: "hs-knappar" }, save, copyButton), done, copied);
    return { element: made, confirm, confirmRow, unconfirmed, reminder, unreminded, save, copy: copyButton, done, copied };
  }

  /** A field for the day is a calendar or, as some would rather have it, a row of digits. */
  function swapInput({ day, swap }) {
    const digits = day.input.type === "date";
    day.input.type = digits ? "text" : "date";
    day.input.toggleAttribute("inputmode", false);
    document.getElementById(day.input.getAttribute("aria-describedby").split(" ")[0]).textContent = digits ? BY_DIGITS : BY_PICKER;
    swap.textContent = digits ? "Välj datumet i kalender" : "Skriv datumet med siffror";
  }

  window.handlaggarstod.fristDelar = Object.freeze({ build, swapInput });
})();
