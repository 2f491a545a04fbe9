/* Days and times of day as people write them or paste them from a letter: "23/11 2026", "måndag den 23 november 2026",
   "kl. 8.30". Load frister.js first. */
(() => {
  "use strict";

  const { DeadlineError, parseDay, parseTime, weekdayName } = window.handlaggarstod.frister;
  const { MONTHS, WEEKDAYS } = window.handlaggarstod.svenskKalender;

  const UNSEEN = /\p{Cf}/gu; // marks of direction and breaks, which come along from a page or a mail
  const DASHES = /[\u2010-\u2015\u2212]/g;
  const WEEKDAY = /^(?!den\s)(\p{L}{3,}?)(?:en)?[.,]?\s+(?=den\s|\d)/u;
  const DAY_FIRST = /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})$/;
  const YEAR_FIRST = /^(\d{4})[./ -]+(\d{1,2})[./ -]+(\d{1,2})$/;
  const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
  const IN_WORDS = /^(\d{1,2})(?::[ae])?\s+(\p{L}{3,9})\.?\s+(\d{4})$/u;

  const plain = (typed) =>
    typed.normalize("NFC").replace(UNSEEN, "").replace(DASHES, "-").trim().replace(/[.,]$/, "").toLowerCase();

  /** The day number; a weekday that is written along has to be that day's. The year is always whole. */
  function parseWrittenDay(typed) {
    const words = plain(typed);
    const [lead, name] = WEEKDAY.exec(words) ?? ["", ""];
    const day = parseDay(inDigits(isWeekday(name) ? words.slice(lead.length).replace(/^den\s+/, "") : words));
    if (!weekdayName(day).startsWith(name)) throw anotherWeekday(words, day);
    return day;
  }

  const isWeekday = (name) => WEEKDAYS.some((weekday) => weekday.startsWith(name));

  const anotherWeekday = (words, day) => new DeadlineError(
    `«${words}» stämmer inte: dagen är en ${weekdayName(day)}. Kontrollera vilken dag som menas.`);

  function inDigits(words) {
    const dayFirst = DAY_FIRST.exec(words);
    if (dayFirst) return digits(dayFirst[3], dayFirst[2], dayFirst[1]);
    const yearFirst = YEAR_FIRST.exec(words) ?? TOGETHER.exec(words);
    if (yearFirst) return digits(yearFirst[1], yearFirst[2], yearFirst[3]);
    const inWords = IN_WORDS.exec(words);
    const month = inWords ? MONTHS.findIndex((name) => name.startsWith(inWords[2])) : -1;
    return month < 0 ? words : digits(inWords[3], String(month + 1), inWords[1]);
  }

  const digits = (year, month, day) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

  /** "8:30", "0830" and "kl. 08.30" are as clear as "08:30". */
  const parseWrittenTime = (typed) => parseTime(
    plain(typed).replace(/^(?:kl\.?|klockan)\s*/, "").replace(/^(\d)(?=[:.])/, "0$1").replace(/^(\d{2})(\d{2})$/, "$1:$2"));

  window.handlaggarstod.fristSkrivet = Object.freeze({ parseWrittenDay, parseWrittenTime });
})();
