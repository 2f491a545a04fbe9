// Whether a text holds an identity number: the twin of what `personal_data` finds of that kind. Who searches in the
// internal guide puts the words in the address, where a server may log them.
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});

  const DASH = "[-+\\u2010-\\u2015\\u2212]";
  const NUMBER = new RegExp(
    `(?:^|[^\\p{L}\\p{N}_.:/+-])(1[89]|20)?(\\d{2})-?(\\d{2})-?(\\d{2})(?:\\s?${DASH}\\s?|\\s)?(\\d{4})` +
      `(?![\\p{L}\\p{N}_/:]|[.,]?\\d|${DASH}\\d)`, "gu");
  const COORDINATION_DAYS = 60; // is added to the day in a coordination number

  function isDay(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  /** Luhn's sum over ten digits: every second one, from the first, is doubled. */
  function hasCheckDigit(ten) {
    const doubled = [...ten].map((digit, place) => Number(digit) * (2 - (place % 2)));
    return doubled.reduce((sum, number) => sum + Math.floor(number / 10) + (number % 10), 0) % 10 === 0;
  }

  function isIdentity([, century, year, month, day, number]) {
    const days = Number(day) - (Number(day) > COORDINATION_DAYS ? COORDINATION_DAYS : 0);
    return isDay(Number((century ?? "20") + year), Number(month), days) && hasCheckDigit(year + month + day + number);
  }

  handbook.sokperson = (text) => [...text.matchAll(NUMBER)].some(isIdentity);
})();
