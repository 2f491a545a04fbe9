// Places in laws, and how their numbers are written: "11 kap. 1 och 2 §§", "11:1", "§ 5". Twin of search_law_places.py.
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
  const LONGEST_RANGE = 20;

  /** A law, a chapter, a section, or a part of these; an empty string is what the text does not say. */
  const place = (sfs = "", chapter = "", section = "") => ({ sfs, chapter, section });

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

  engine.lawPlaces = { NUMBER, DIGITS, LETTER, YEAR, CHAPTER_WORDS, place, placeAt, numberAt, sections, sfsAt };
})();
