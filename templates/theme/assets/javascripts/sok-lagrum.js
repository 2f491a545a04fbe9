// Law references in any spelling -> one token: "4:1 SoL", "SoL 4 kap 1 §". Twin of search_laws.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const { NUMBER, DIGITS, place, placeAt, numberAt, sections, sfsAt } = engine.lawPlaces;
  const CONNECTORS = new Set([",", "(", ")", ".", "och", "samt", "eller", "i", "enligt", "jfr", "se"]);
  const NOT_AFTER_NAME = new Set(["och", "samt", "eller", "."]);
  const TAIL_WORDS = new Set(
    "första andra tredje fjärde femte stycket stycke st meningen punkten p 1 2 3".split(" "),
  );
  const SHORT_QUERY = 4;

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
