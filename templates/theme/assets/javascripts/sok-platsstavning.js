// Places in a law as people type them in a search box -> as laws write them: kap 14 § 2 -> 14 kap 2 §,
// paragraf 13 -> § 13. Twin of search_place_spellings.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const CALLED = /^([0-9]{1,3})an$/;
  const SECTION_WORDS = new Set(["paragraf", "paragrafen", "paragraferna", "par", "prg"]);
  const ORDINALS = (
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde " +
    "sextonde sjuttonde artonde nittonde tjugonde"
  ).split(" ");

  const { NUMBER, LETTER, CHAPTER_WORDS } = engine.lawPlaces;
  const { at } = engine.actSpellings;
  const isNumber = (words, i) => NUMBER.test(at(words, i));
  const isPart = (word) => CHAPTER_WORDS.has(word) || SECTION_WORDS.has(word);

  /** A section called by its number, "27an" or "27:an", as it is written: "27 §". */
  function spoken(words) {
    const found = [];
    for (const word of words) {
      const called = CALLED.exec(word);
      if (called) found.push(called[1], "§");
      else if (word === "an" && found.at(-1) === ":" && isNumber(found, found.length - 2)) found[found.length - 1] = "§";
      else found.push(word);
    }
    return found;
  }

  /** All are "§": "paragraf 13", "par. 13", "13:e paragrafen" and, beside a law, "p 13". */
  function sections(words, nameAt) {
    const point = !words.includes("§") && words.some((word, i) => CHAPTER_WORDS.has(word) || nameAt(words, i));
    const found = [];
    words.forEach((word, i) => {
      const beside = isNumber(words, i - 1) || isNumber(words, i + 1) || isNumber(words, i + 2);
      if (SECTION_WORDS.has(word) || (word === "p" && point && beside)) found.push("§");
      else if (ORDINALS.includes(word) && isPart(at(words, i + 1))) found.push(String(ORDINALS.indexOf(word) + 1));
      else if (!onlyEnds(words, i)) found.push(word);
    });
    return found;
  }

  /** Whether a token only ends the one before: the dot of "par. 13", the colon and the "e" of "13:e paragrafen". */
  function onlyEnds(words, i) {
    const [before, word, after] = [at(words, i - 1), words[i], at(words, i + 1)];
    const ending = (letter) => letter === "e" || letter === "a";
    const dot = word === "." && (SECTION_WORDS.has(before) || before === "p");
    const colon = word === ":" && ending(after) && isPart(at(words, i + 2));
    return dot || colon || (ending(word) && before === ":" && isPart(after));
  }

  /** Whether the last token is a number, or the letter of one: "2 a kap". */
  function endsInNumber(words) {
    const last = words.length - 1;
    return isNumber(words, last) || (LETTER.test(at(words, last)) && isNumber(words, last - 1));
  }

  /** Both "kap 14" and "14 k" -> "14 kap". */
  function chapters(words) {
    const found = [];
    for (let i = 0; i < words.length; ) {
      const word = words[i];
      const number = i + (at(words, i + 1) === "." ? 2 : 1);
      const apart = !endsInNumber(found) || at(found, found.length - 2) === "§";
      if (CHAPTER_WORDS.has(word) && apart && isNumber(words, number)) {
        found.push(words[number], "kap");
        i = number + 1;
      } else {
        found.push(word === "k" && isNumber(words, i - 1) && isNumber(words, number) ? "kap" : word);
        i++;
      }
    }
    return found;
  }

  /** Both "2 § i 14 kap" and "§ 2 kap 14" -> "14 kap 2 §". */
  function chapterFirst(words) {
    const found = [...words];
    const stop = found.length - 3;
    for (let i = 0; i < stop; i++) {
      const pair = [at(found, i), at(found, i + 1)];
      const place = [0, 1].find((one) => pair[1 - one] === "§" && NUMBER.test(pair[one]));
      const start = i + (at(found, i + 2) === "i" ? 3 : 2);
      const after = start + (at(found, start + 2) === "." ? 3 : 2);
      const free = [at(found, i - 1), at(found, i - 2)].every((word) => word !== ":" && !CHAPTER_WORDS.has(word));
      const chapter = isNumber(found, start) && CHAPTER_WORDS.has(at(found, start + 1));
      const goesOn = at(found, after) === "§" || isNumber(found, after);
      if (place !== undefined && chapter && free && !goesOn) {
        found.splice(i, after - i, found[start], "kap", pair[place], "§");
      }
    }
    return found;
  }

  engine.placeSpellings = { isNumber, isPart, spoken, sections, chapters, chapterFirst };
})();
