/* What a reader has typed into the calculator of deadlines: a day and a time, in any clear way to write them. */
(() => {
  "use strict";

  const { DeadlineError, parseDay, parseTime } = window.handlaggarstod.frister;
  const { MONTHS } = window.handlaggarstod.svenskKalender;

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

  window.handlaggarstod.fristFalt = Object.freeze({ parseTypedDay, parseTypedTime, read });
})();
