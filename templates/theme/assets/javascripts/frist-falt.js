/* What a reader has typed into a field of the calculator of deadlines, and when it is told to be wrong. */
(() => {
  "use strict";

  const { DeadlineError } = window.handlaggarstod.frister;
  const { parseWrittenDay } = window.handlaggarstod.fristSkrivet;

  const UNFINISHED = "Datumet är inte färdigt eller finns inte. Skriv år, månad och dag, till exempel 2026-04-01.";

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
    return parseWrittenDay(input.value);
  }

  window.handlaggarstod.fristFalt = Object.freeze({ parseTypedDay, read });
})();
