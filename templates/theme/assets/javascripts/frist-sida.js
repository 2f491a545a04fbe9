/* The page "Räkna ut en frist": any deadline of the handbook, or one's own, in the same calculator. */
(() => {
  "use strict";

  const form = document.querySelector("[data-hs-frist-val]");
  if (!form) return;

  const { DeadlineError, makeAmount, parseAmount, parseRegime } = window.handlaggarstod.frister;
  const { say } = window.handlaggarstod.fristElement;
  const { calculator, readDeadline, whenBack } = window.handlaggarstod.fristRaknare;

  const choice = form.querySelector("#frist-val");
  const own = form.querySelector(".hs-rakna-egen");
  const number = form.querySelector("#egen-antal");
  const unit = form.querySelector("#egen-enhet");
  const made = calculator();

  /** "3", "tre", "10 000"; whoever writes "3 veckor" or "1,5" hears of the number that they wrote, and of it alone. */
  function writtenNumber() {
    const written = number.value.trim();
    if (/^(?:[+\-\u2212]?\d+|\d{1,3}(?:\s\d{3})+|\p{L}+)$/u.test(written)) return written.replace(/\s/g, "");
    throw new DeadlineError(`«${written}» är inte ett heltal. Skriv bara antalet, till exempel 3, och välj enheten bredvid.`);
  }

  /** What the reader has asked for; null until there is a number and a rule, for no rule is assumed. */
  function ownDeadline() {
    if (number.value.trim() === "" || form.elements.regim.value === "") return null;
    const amount = parseAmount(`${writtenNumber()} ${unit.value}`);
    return {
      id: "", title: "egen tid", amount: makeAmount(amount.number, amount.unit), regime: parseRegime(form.elements.regim.value),
      kind: "frist", starts: "", done: "", consequence: "", grounds: "egen uträkning", confirm: false, rule: "", form: null, others: false,
      routine: form.dataset.rutin, version: form.dataset.version,
    };
  }

  function chosen() {
    const option = choice.selectedOptions[0];
    if (!option || option.value === "") return null;
    return option.value === "egen" ? ownDeadline() : readDeadline(option, option.dataset.regel);
  }

  function update() {
    own.hidden = choice.value !== "egen";
    const wrong = form.querySelector("#egen-fel");
    try {
      made.set(chosen());
      say(number, wrong, "");
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      made.set(null);
      say(number, wrong, error.message);
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  for (const control of [choice, number, unit, ...form.elements.regim]) {
    control.addEventListener(control === number ? "input" : "change", update);
  }
  document.querySelector("[data-hs-utan-skript]").remove();
  form.querySelector("[data-hs-frist-plats]").append(made.element);
  form.hidden = false;
  whenBack(update);
  update();
})();
