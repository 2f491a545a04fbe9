// Law references in any spelling -> one token: "4:1 SoL", "SoL 4 kap 1 §". Twin of search_laws.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const NUMBER = /^[0-9]{1,3}[a-h]?$/;
  const RANGE = /^([0-9]{1,3})-([0-9]{1,3})$/;
  const DIGITS = /^[0-9]{1,5}$/;
  const LETTER = /^[a-h]$/;
  const YEAR = /^(1[89][0-9][0-9]|20[0-9][0-9])$/;
  const CHAPTER_WORDS = new Set(["kap", "kapitel", "kapitlet"]);
  const LIST_WORDS = new Set([",", "och", "samt", "eller", "–"]);
  const CONNECTORS = new Set([",", "(", ")", ".", "och", "samt", "eller", "i", "enligt", "jfr", "se"]);
  const NOT_AFTER_NAME = new Set(["och", "samt", "eller", "."]);
  const TAIL_WORDS = new Set(
    "första andra tredje fjärde femte stycket stycke st meningen punkten p 1 2 3".split(" "),
  );
  const LONGEST_RANGE = 20;
  const SHORT_QUERY = 4;

  /** A law, a chapter, a section, or a part of these; an empty string is what the text does not say. */
  const place = (sfs = "", chapter = "", section = "") => ({ sfs, chapter, section });

  engine.lawNotation = { NUMBER, CHAPTER_WORDS, sfsAt };

  engine.placeToken = ({ sfs, chapter, section }) => {
    if (!chapter && !section) return `§${sfs}`;
    return chapter ? `§${sfs}/${chapter}:${section}` : `§${sfs}/${section}`;
  };

  function skip(words, i, skipped) {
    while (i < words.length && skipped.includes(words[i])) i++;
    return i;
  }

  function sfsAt(words, i) {
    const whole = words[i + 1] === ":" && YEAR.test(words[i]) && DIGITS.test(words[i + 2] ?? "");
    return whole ? `${words[i]}:${words[i + 2]}` : null;
  }

  /** "5", "5a" and "5 a" are numbers; the letter belongs to the section. */
  function numberAt(words, i) {
    if (i >= words.length || !NUMBER.test(words[i])) return null;
    if (i + 1 < words.length && DIGITS.test(words[i]) && LETTER.test(words[i + 1])) {
      return { number: words[i] + words[i + 1], end: i + 2 };
    }
    return { number: words[i], end: i + 1 };
  }

  function between(first, last) {
    const width = Number(last) - Number(first);
    if (!DIGITS.test(first) || !DIGITS.test(last) || width <= 0 || width > LONGEST_RANGE) return [first, last];
    return Array.from({ length: width + 1 }, (_, step) => String(Number(first) + step));
  }

  /** "1", "1, 3 och 5", "6–9" or "6-9": the numbers and the token after the last. */
  function numberList(words, i) {
    const numbers = [];
    let end = i;
    while (i < words.length) {
      const range = RANGE.exec(words[i]);
      const found = numberAt(words, i);
      if (range) {
        numbers.push(...between(range[1], range[2]));
        i++;
      } else if (found) {
        const dash = numbers.length > 0 && words[i - 1] === "–";
        numbers.push(...(dash ? between(numbers[numbers.length - 1], found.number).slice(1) : [found.number]));
        i = found.end;
      } else break;
      end = i;
      if (!LIST_WORDS.has(words[i])) break;
      i++;
    }
    return { numbers, end };
  }

  const sections = (start, end, chapter, numbers) => ({
    start,
    end,
    places: numbers.map((number) => place("", chapter, number)),
  });

  function chapterAt(words, start, chapter, after) {
    const { numbers, end } = numberList(words, skip(words, after, [".", ",", "§"]));
    if (!numbers.length) return { start, end: after, places: [place("", chapter)] };
    return sections(start, skip(words, end, ["§"]), chapter, numbers);
  }

  function colonAt(words, start, chapter, after) {
    const found = numberAt(words, after);
    if (!found || chapter.length > 3) return null;
    return sections(start, skip(words, found.end, ["§"]), chapter, [found.number]);
  }

  /** The chapter and sections written at token i, if any: "11 kap. 1 och 2 §§", "11:1", "§ 5", "6–9 §§". */
  function placeAt(words, i) {
    if (words[i] === "§") {
      const { numbers, end } = numberList(words, skip(words, i, ["§"]));
      return numbers.length ? sections(i, end, "", numbers) : null;
    }
    const found = numberAt(words, i);
    if (found && found.end < words.length) {
      if (CHAPTER_WORDS.has(words[found.end])) return chapterAt(words, i, found.number, found.end + 1);
      if (words[found.end] === ":") return colonAt(words, i, found.number, found.end + 1);
    }
    const { numbers, end } = numberList(words, i);
    if (numbers.length && words[end] === "§") return sections(i, skip(words, end, ["§"]), "", numbers);
    return null;
  }

  /** Every name of every law, by first word, longest first; laws is SFS number -> names. */
  function nameTable(laws) {
    const table = new Map();
    for (const sfs of Object.keys(laws).sort()) {
      for (const name of laws[sfs]) {
        const words = engine.tokens(name);
        if (!table.has(words[0])) table.set(words[0], []);
        table.get(words[0]).push({ words, sfs });
      }
    }
    for (const names of table.values()) names.sort((a, b) => b.words.length - a.words.length);
    return table;
  }

  /** scan(words) -> {places, used}: all places in the order of the text, and the tokens they used up. */
  engine.lawScanner = (laws) => {
    const names = nameTable(laws);

    function candidates(word) {
      if (names.has(word)) return names.get(word);
      return (word.endsWith("s") && names.get(word.slice(0, -1))) || [];
    }

    /** The law named at i and where the name ends; an SFS number in brackets outranks the name. */
    function nameAt(words, i) {
      const number = sfsAt(words, i);
      if (number) return { sfs: number, end: i + 3 };
      for (const { words: name, sfs } of candidates(words[i])) {
        const end = i + name.length;
        if (name.every((word, n) => n === 0 || words[i + n] === word)) {
          const bracket = words[end] === "(" ? end + 1 : end;
          const exact = sfsAt(words, bracket);
          return exact ? { sfs: exact, end: bracket + 3 } : { sfs, end };
        }
      }
      return null;
    }

    /** "LVM 13" is section 13; "LVM 6 månader" is not section 6. */
    function bareNumber(words, i) {
      const found = numberAt(words, i);
      if (!found || (found.end < words.length && !CONNECTORS.has(words[found.end]))) return null;
      return sections(i, found.end, "", [found.number]);
    }

    /** Places after the name, except one that a later name claims ("SoL 11:1 och 25 § FL"). */
    function placesAfter(words, end) {
      const spans = [];
      let i = end;
      while (i < words.length) {
        const span = placeAt(words, i) || (spans.length ? null : bareNumber(words, i));
        if (span) {
          spans.push(span);
          i = span.end;
        } else if (CONNECTORS.has(words[i]) && !(spans.length === 0 && NOT_AFTER_NAME.has(words[i]))) i++;
        else break;
      }
      if (spans.length > 1 && i < words.length && nameAt(words, i)) spans.pop();
      return spans;
    }

    /** "13 LVM" in a short query; in running text a number before a law is most often something else. */
    function numberBefore(words, i) {
      if (words.length > SHORT_QUERY || i === 0 || !NUMBER.test(words[i - 1])) return [];
      return [sections(i - 1, i, "", [words[i - 1]])];
    }

    function scan(words) {
      const places = [];
      const used = new Set();
      const use = (span) => {
        for (let number = span.start; number < span.end; number++) used.add(number);
      };
      const settle = (waiting) =>
        waiting.forEach((span) => {
          places.push(...span.places);
          use(span);
        });
      let waiting = [];
      let i = 0;
      while (i < words.length) {
        const name = nameAt(words, i);
        const span = name ? null : placeAt(words, i);
        if (name) {
          const after = waiting.length ? [] : placesAfter(words, name.end);
          const spans = [waiting, after].find((list) => list.length) || numberBefore(words, i);
          places.push(place(name.sfs));
          spans.forEach((found) => {
            places.push(...found.places.map((one) => place(name.sfs, one.chapter, one.section)));
            use(found);
          });
          for (let number = i; number < name.end; number++) if (DIGITS.test(words[number])) used.add(number);
          waiting = [];
          i = Math.max(name.end, ...after.map((found) => found.end));
        } else if (span) {
          waiting.push(span);
          i = span.end;
        } else {
          if (!CONNECTORS.has(words[i]) && !(waiting.length && TAIL_WORDS.has(words[i]))) {
            settle(waiting);
            waiting = [];
          }
          i++;
        }
      }
      settle(waiting);
      return { places, used };
    }

    return Object.assign(scan, { nameAt });
  };
})();
