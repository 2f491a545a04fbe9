// Acts as people type them in a search box -> as they are cited: SOSFS 2014 5 -> sosfs 2014:5,
// lag (2017:900) -> (2017:900). Twin of search_act_spellings.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const ACTS = new Set(["lag", "lagen", "förordning", "förordningen", "sfs"]);
  const SERIES = new Set([...ACTS, "sosfs", "hslf-fs"]);
  const JOINED = /^([0-9]{4})-([0-9]{1,4})$/;

  const { DIGITS, YEAR, sfsAt } = engine.lawPlaces;
  const at = (words, i) => words[i] ?? "";

  /** Gives the colon to "SOSFS 2014 5", "2014.5" and "2014-5". */
  function numbered(words) {
    const named = (i) => SERIES.has(at(words, i));
    const whole = (year, number) =>
      named(year - 1) && YEAR.test(at(words, year)) && DIGITS.test(at(words, number));
    return words.flatMap((word, i) => {
      const joined = JOINED.exec(word);
      if (joined && named(i - 1) && YEAR.test(joined[1])) return [joined[1], ":", joined[2]];
      if (word === "." && whole(i - 1, i + 1)) return [":"];
      return whole(i, i + 1) ? [word, ":"] : [word];
    });
  }

  /** "lag (2017:900)" -> "(2017:900)", "lag om …" -> "lagen om …", "förvaltningslag" -> "förvaltningslagen". */
  function acts(words, nameAt) {
    const found = [];
    for (let i = 0; i < words.length; ) {
      const word = words[i];
      const bracket = at(words, i + 1) === "(" ? 1 : 0;
      const number = ACTS.has(word) && i + 1 + bracket < words.length && Boolean(sfsAt(words, i + 1 + bracket));
      const after = number ? i + 4 + 2 * bracket : i + 1;
      const isAct = word === "lag" || word === "lagen";
      if (isAct && at(words, after) === "om" && nameAt(["lagen", ...words.slice(after)], 0)) {
        found.push("lagen");
        i = after;
        continue;
      }
      if (word.endsWith("lag") && nameAt([`${word}en`], 0) && !nameAt([word], 0)) found.push(`${word}en`);
      else if (!number) found.push(word);
      i++;
    }
    return found;
  }

  engine.actSpellings = { SERIES, at, numbered, acts };
})();
