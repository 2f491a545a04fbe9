// Law references as people type them in a search box -> as the law notation writes them: FL25 -> fl 25,
// SoL 14 2 -> sol 14:2, gamla 4:1 -> 4:1 gamla sol. Twin of search_law_spellings.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const RUN = /[0-9]+[a-h](?![a-zåäöé])|[0-9]+|[a-zåäöé]+/g;
  const GLUED = /^(?=.*[a-zåäöé])(?=.*[0-9])[0-9a-zåäöé-]+$/;
  const WORD = /^[a-zåäöé]{2,}$/;
  const FALLING = /^([0-9]{1,2})-([0-9]{1,2})$/;
  const PLACE_OF_CASE = /^([0-9]{1,3}[a-h]?)-([a-zåäöé]+)$/;
  const OLD = new Set(["gamla", "gammal", "äldre", "tidigare", "förra", "dåvarande", "fd"]);
  const THE_OLD = ["gamla", "sol"];
  const NOT_NEXT = new Set(
    "och samt eller i enligt jfr se st stycket stycke meningen punkten p av".split(" "),
  );

  const { CHAPTER_WORDS } = engine.lawPlaces;
  const { SERIES, at, numbered, acts } = engine.actSpellings;
  const { isNumber, isPart, spoken, sections, chapters, chapterFirst } = engine.placeSpellings;
  const isDigits = (word) => /^[0-9]/.test(word);

  /** Cuts "fl25", "13lvm" and "14kap2" in parts if every part is a number or belongs to a reference. */
  function unglued(words, nameAt) {
    const belongs = (part) => isPart(part) || SERIES.has(part) || part === "p" || part === "st" || isDigits(part) || nameAt([part], 0);
    return words.flatMap((word, i) => {
      const parts = GLUED.test(word) ? word.match(RUN) : [];
      if (parts.length > 1 && parts.every(belongs)) return parts;
      const found = at(words, i - 1) === ":" ? PLACE_OF_CASE.exec(word) : null;
      return found ? [found[1], found[2]] : [word];
    });
  }

  /** Both "14:1 SoL gamla" and "gamla 4:1" -> the law called "gamla sol"; without such a law nothing changes. */
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

  /** Numbers beside a law: "14.2 SoL", "SoL 14 2" and "14-2 SoL" -> "14:2"; "FL 32 motivering" gets its "§". */
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
    return numbers(oldLaw(acts(chapterFirst(found), nameAt), nameAt), nameAt, counted);
  };
})();
