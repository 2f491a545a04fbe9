// Law references as people type them in a search box -> as the law notation writes them: FL25 -> fl 25,
// SoL kap 14 § 2 -> sol 14 kap § 2, gamla 4:1 -> 4:1 gamla sol. Twin of search_law_spellings.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const RUN = /[0-9]+[a-h](?![a-zåäöé])|[0-9]+|[a-zåäöé]+/g;
  const GLUED = /^(?=.*[a-zåäöé])(?=.*[0-9])[0-9a-zåäöé-]+$/;
  const WORD = /^[a-zåäöé]{2,}$/;
  const CALLED = /^([0-9]{1,3})an$/;
  const FALLING = /^([0-9]{1,2})-([0-9]{1,2})$/;
  const PLACE_OF_CASE = /^([0-9]{1,3}[a-h]?)-([a-zåäöé]+)$/;
  const SECTION_WORDS = new Set(["paragraf", "paragrafen", "paragraferna", "par", "prg"]);
  const ACTS = new Set(["lag", "lagen", "förordning", "förordningen", "sfs"]);
  const SERIES = new Set([...ACTS, "sosfs", "hslf-fs"]);
  const YEAR = /^(?:1[89]|20)[0-9]{2}$/;
  const JOINED = /^((?:1[89]|20)[0-9]{2})-([0-9]{1,4})$/;
  const OLD = new Set(["gamla", "gammal", "äldre", "tidigare", "förra", "dåvarande", "fd"]);
  const THE_OLD = ["gamla", "sol"];
  const NOT_NEXT = new Set(
    "och samt eller i enligt jfr se st stycket stycke meningen punkten p av".split(" "),
  );
  const ORDINALS = (
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde " +
    "sextonde sjuttonde artonde nittonde tjugonde"
  ).split(" ");

  const { NUMBER, CHAPTER_WORDS, sfsAt } = engine.lawNotation;
  const at = (words, i) => words[i] ?? "";
  const isNumber = (words, i) => NUMBER.test(at(words, i));
  const isPart = (word) => CHAPTER_WORDS.has(word) || SECTION_WORDS.has(word);
  const isDigits = (word) => /^[0-9]/.test(word);

  /** Gives the colon to "SOSFS 2014 5", "2014.5" and "2014-5". */
  function numbered(words) {
    const named = (i) => SERIES.has(at(words, i));
    const whole = (year, number) =>
      named(year - 1) && YEAR.test(at(words, year)) && /^[0-9]{1,5}$/.test(at(words, number));
    return words.flatMap((word, i) => {
      const joined = JOINED.exec(word);
      if (joined && named(i - 1)) return [joined[1], ":", joined[2]];
      if (word === "." && whole(i - 1, i + 1)) return [":"];
      return whole(i, i + 1) ? [word, ":"] : [word];
    });
  }

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

  function unglued(words, nameAt) {
    const belongs = (part) => isPart(part) || SERIES.has(part) || part === "p" || part === "st" || isDigits(part) || nameAt([part], 0);
    return words.flatMap((word, i) => {
      const parts = GLUED.test(word) ? word.match(RUN) : [];
      if (parts.length > 1 && parts.every(belongs)) return parts;
      const found = at(words, i - 1) === ":" ? PLACE_OF_CASE.exec(word) : null;
      return found ? [found[1], found[2]] : [word];
    });
  }

  function sections(words, nameAt) {
    const point = !words.includes("§") && words.some((word, i) => CHAPTER_WORDS.has(word) || nameAt(words, i));
    const found = [];
    words.forEach((word, i) => {
      const ordinal = isPart(at(words, i + 1));
      const before = at(words, i - 1);
      const beside = isNumber(words, i - 1) || isNumber(words, i + 1) || isNumber(words, i + 2);
      const ending = (letter) => letter === "e" || letter === "a";
      if (SECTION_WORDS.has(word) || (word === "p" && point && beside)) found.push("§");
      else if (word === "." && (SECTION_WORDS.has(before) || before === "p")) return;
      else if (ORDINALS.includes(word) && ordinal) found.push(String(ORDINALS.indexOf(word) + 1));
      else if (word === ":" && ending(at(words, i + 1)) && isPart(at(words, i + 2))) return;
      else if (!(ending(word) && ordinal && before === ":")) found.push(word);
    });
    return found;
  }

  /** Whether the last token is a number, or the letter of one: "2 a kap". */
  function endsInNumber(words) {
    const last = words.length - 1;
    return isNumber(words, last) || (/^[a-h]$/.test(at(words, last)) && isNumber(words, last - 1));
  }

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

  function reversed(words) {
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

  function acts(words, nameAt) {
    const found = [];
    for (let i = 0; i < words.length; ) {
      const word = words[i];
      const bracket = at(words, i + 1) === "(" ? 1 : 0;
      const numbered = ACTS.has(word) && i + 1 + bracket < words.length && Boolean(sfsAt(words, i + 1 + bracket));
      const after = numbered ? i + 4 + 2 * bracket : i + 1;
      const isAct = word === "lag" || word === "lagen";
      if (isAct && at(words, after) === "om" && nameAt(["lagen", ...words.slice(after)], 0)) {
        found.push("lagen");
        i = after;
        continue;
      }
      if (word.endsWith("lag") && nameAt([`${word}en`], 0) && !nameAt([word], 0)) found.push(`${word}en`);
      else if (!numbered) found.push(word);
      i++;
    }
    return found;
  }

  function oldLaw(words, nameAt) {
    const plain = words.join(" ").replaceAll("före detta", "fd").split(" ");
    const names = plain.flatMap((_, i) => {
      const name = nameAt(plain, i);
      return name ? [[i, name.end]] : [];
    });
    const old = plain.some((word, i) => OLD.has(word) && !names.some(([start, end]) => start <= i && i < end));
    if (!old) return words;
    const without = (some) => some.filter((word) => !OLD.has(word));
    if (!names.length) {
      const placed = plain.some((_, i) => isNumber(plain, i) && [":", ...CHAPTER_WORDS].includes(at(plain, i + 1)));
      return placed && nameAt(THE_OLD, 0) ? [...without(plain), ...THE_OLD] : words;
    }
    const [start, end] = names[0];
    const called = ["gamla", ...plain.slice(start, end)];
    if (nameAt(called, 0)?.end !== called.length) return words;
    return [...without(plain.slice(0, start)), ...called, ...without(plain.slice(end))];
  }

  const falling = (word) => {
    const found = FALLING.exec(word);
    return found && Number(found[2]) < Number(found[1]) ? [found[1], ":", found[2]] : null;
  };

  /** The last tokens before the name of a law, if they are two numbers. */
  function joinLast(found) {
    const joined = falling(at(found, found.length - 1));
    if (joined) found.splice(-1, 1, ...joined);
    else if ((found.length === 2 || found.length === 3) && isNumber(found, 0) && isNumber(found, found.length - 1)) {
      if (found.length === 2 || found[1] === ".") found.splice(0, found.length, found[0], ":", at(found, found.length - 1));
    }
  }

  /** What to write for the number after a name, and where to read on. */
  function numberAfter(words, i, counted) {
    const joined = falling(at(words, i));
    if (joined) return [joined, i + 1];
    if (!isNumber(words, i)) return [[], i];
    const second = i + (at(words, i + 1) === "." ? 2 : 1);
    if (isNumber(words, second) && ["", "§"].includes(at(words, second + 1))) {
      return [[words[i], ":", words[second]], second + 1];
    }
    const after = at(words, i + 1);
    const telling = WORD.test(after) && !NOT_NEXT.has(after) && !CHAPTER_WORDS.has(after) && !counted.has(after);
    return [telling ? [words[i], "§"] : [words[i]], i + 1];
  }

  function numbers(words, nameAt, counted) {
    const found = [];
    for (let i = 0; i < words.length; ) {
      const name = nameAt(words, i);
      if (!name) {
        found.push(words[i]);
        i++;
        continue;
      }
      joinLast(found);
      found.push(...words.slice(i, name.end));
      const colon = at(words, name.end) === ":" && isNumber(words, name.end + 1);
      const [number, next] = numberAfter(words, name.end + (colon ? 1 : 0), counted);
      found.push(...number);
      i = next;
    }
    return found;
  }

  /** The tokens of a question, its references in the spelling of the law. counted: "månader", "kr" and the like. */
  engine.spelledLaws = (words, nameAt, counted) => {
    const found = chapters(sections(numbered(unglued(spoken(words), nameAt)), nameAt));
    return numbers(oldLaw(acts(reversed(found), nameAt), nameAt), nameAt, counted);
  };
})();
