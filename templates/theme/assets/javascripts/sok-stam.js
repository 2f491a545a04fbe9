// Swedish word forms -> stem. Twin of search_stemmer.py, where the rules are explained and sourced.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const VOWELS = new Set("aeiouyåäö");
  const LETTERS = /^[a-zåäöé]+$/;
  const SHORTEST_WORD = 4;
  const SHORTEST_VERB = 4;
  const SHORTEST_IN = 7;
  const SHORTEST_TWICE = 4;
  const SHORTEST_CLOSED = 3;
  const SHORTEST_STRENGTHENED = 3;
  const SHORTEST_ARABIC = 3;

  const endsWithAny = (word, endings) => endings.some((ending) => word.endsWith(ending));

  /** Where endings may begin: after the first consonant that follows a vowel, never before the third letter. */
  function regionOf(word) {
    for (let i = 1; i < word.length; i++) {
      if (VOWELS.has(word[i - 1]) && !VOWELS.has(word[i])) return Math.max(3, i + 1);
    }
    return word.length;
  }

  function without(word, endings, shortest) {
    const ending = endings.find((candidate) => word.endsWith(candidate));
    if (ending === undefined) return word;
    const base = word.slice(0, word.length - ending.length);
    return base.length >= shortest ? base : word;
  }

  /** Endings that stand for others, the longest first; "" for a word that has none of these. */
  function endingsOf(table) {
    const pairs = Object.entries(table).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
    return (word) => {
      const found = pairs.find(([ending]) => word.endsWith(ending));
      return found ? word.slice(0, word.length - found[0].length) + found[1] : "";
    };
  }

  /** stemmer(tables)("vårdplanens") === "vårdplan"; tables are the word lists that the index carries. */
  engine.stemmer = (tables) => {
    const sEndings = new Set(tables.s_endings);
    const irregular = endingsOf(tables.irregular);
    const closing = endingsOf(tables.closings);
    const known = new Map();

    const takesEt = (base) =>
      base.length >= SHORTEST_WORD &&
      !VOWELS.has(base[base.length - 1]) &&
      [...base].some((letter) => VOWELS.has(letter)) &&
      !endsWithAny(base, tables.et_blockers);

    function withoutInflection(word, region) {
      for (const suffix of tables.suffixes) {
        const base = word.slice(0, Math.max(0, word.length - suffix.length));
        if (base.length >= region && word.endsWith(suffix)) {
          return (suffix === "et" || suffix === "ets") && !takesEt(base) ? word : base;
        }
      }
      const genitive = word.endsWith("s") && word.length - 1 >= region && sEndings.has(word[word.length - 2]);
      return genitive ? word.slice(0, -1) : word;
    }

    const undoubled = (word, region) =>
      word.length - 2 >= region - 1 && endsWithAny(word, tables.doubles) ? word.slice(0, -1) : word;

    /** Before -ning no vowel stands: "utlåning" is "utlån|ing". */
    function verbOf(noun, region) {
      const bases = tables.nominal.filter((end) => noun.endsWith(end)).map((end) => noun.slice(0, -end.length));
      const verb = bases.find((base) => base.length >= SHORTEST_VERB && !VOWELS.has(base[base.length - 1]));
      return verb ? undoubled(verb, region) : noun;
    }

    function withoutVerbalNoun(word, region) {
      if (tables.nominal.length && word.endsWith("an")) {
        const whole = word.length < SHORTEST_CLOSED + 2 || word.endsWith("plan") || /[^m]man$/.test(word);
        return whole ? word : undoubled(word.slice(0, -2), region);
      }
      if (word.length >= SHORTEST_IN && endsWithAny(word, tables.definite_in)) return word.slice(0, -1);
      return verbOf(word, region);
    }

    /** The article of an Arabic word, and what is joined to that. */
    function withoutJoined(word) {
      const before = tables.joined_words.find((one) => word.startsWith(one)) ?? "";
      return word.length - before.length >= SHORTEST_ARABIC ? word.slice(before.length) : word;
    }

    /** "Jättedåligt" is "dåligt". */
    function withoutStrengthening(word) {
      const before = tables.strengthening.find((one) => word.startsWith(one)) ?? "";
      return word.length - before.length >= SHORTEST_STRENGTHENED ? word.slice(before.length) : word;
    }

    function stem(word) {
      if (!LETTERS.test(word)) return withoutJoined(word);
      if (Object.hasOwn(tables.short_forms, word)) return tables.short_forms[word];
      if (word.length < SHORTEST_WORD) return word;
      word = withoutStrengthening(word);
      const strong = irregular(word);
      if (strong) return strong;
      const region = regionOf(word);
      if (region >= word.length) return word;
      let base = withoutInflection(word, region);
      if (base !== word) base = without(base, tables.twice, SHORTEST_TWICE);
      base = undoubled(base, region);
      if (endsWithAny(base, ["fullt", "löst"])) return base.slice(0, -1);
      base = withoutVerbalNoun(without(base, tables.derivations, region), region);
      const closed = closing(base);
      return closed.length >= SHORTEST_CLOSED ? closed : base;
    }

    return (word) => {
      if (!known.has(word)) known.set(word, stem(word));
      return known.get(word);
    };
  };
})();
