// A query -> slots: for each thing asked, the terms that answer it and how well. Twin of search_expansion.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const [JOINED, SYNONYM, PART, KNOWN_PART, REST] = [1.6, 0.6, 0.5, 0.35, 0.5];
  const [PREFIX, BEGUN, FUZZY, EDIT] = [0.2, 0.6, 0.9, 0.15];
  const [LAW, WIDER_LAW, ONLY_LAW, NEW_LAW, SAME_NUMBER] = [3.0, 0.5, 0.4, 2.7, 1.5];
  const WEAK = 0.15;
  const MOST_PREFIXES = 40;
  const MOST_SLIPS = 12;
  const LONG_WORD = 10;
  const CARRIED = 0.5;
  const MOST_SLOTS = 32;
  const DIGIT = /[0-9]/;

  // loose: a unit with only some of the terms counts a little. spare: only if the word itself is rare.
  const alternative = (terms, weight, reason, options) => ({ terms, weight, reason, ...options });

  /** expander(index)(query) -> slots {asked, weight, floor, own, alternatives}: law places first, then words. */
  engine.expander = (index) => {
    const { stem, tables, stopwords, analyze, meaningful } = index.analyzer;
    const weak = new Set(tables.law_weak_words);
    const notLast = new Set(tables.not_heads);
    const lawNames = new Set(Object.values(tables.laws).flat().flatMap((name) => analyze(name).words));

    /** "SoL 11:1" may be remembered from the old law: what that place is called today, in the law asked for. */
    function sameNumber(place, token) {
      if (!place.section) return [];
      const wanted = engine.placeToken({ ...place, sfs: "" }).slice(1);
      return Object.keys(index.lawAliases)
        .sort()
        .filter((old) => old !== token && old.endsWith(wanted) && old.indexOf("/") === old.length - wanted.length)
        .flatMap((old) => index.lawAliases[old].filter((now) => now.startsWith(`§${place.sfs}`)));
    }

    function lawSlot(place) {
      const token = engine.placeToken(place);
      const alternatives = [alternative([token], LAW, "lagrum")];
      for (const now of index.lawAliases[token] ?? []) alternatives.push(alternative([now], NEW_LAW, "nytt lagrum"));
      for (const now of sameNumber(place, token)) {
        alternatives.push(alternative([now], SAME_NUMBER, "samma nummer i äldre lag"));
      }
      if (place.chapter && place.section && place.sfs) {
        const chapter = engine.placeToken({ ...place, section: "" });
        alternatives.push(alternative([chapter], WIDER_LAW, "samma kapitel"));
      }
      if (place.sfs && !index.has(token)) alternatives.push(alternative([`§${place.sfs}`], ONLY_LAW, "samma lag"));
      return { asked: token, weight: 1, floor: 3, own: [], alternatives };
    }

    /** "anhörig stöd" is "anhörigstöd", "utrednings tid" is "utredningstid". */
    function joined(words, i) {
      const found = [];
      for (const [first, second] of [[i, i + 1], [i - 1, i]]) {
        if (first < 0 || second >= words.length) continue;
        for (const whole of [words[first] + words[second], `${words[first]}s${words[second]}`]) {
          if (index.has(stem(whole))) found.push(stem(whole));
        }
      }
      return found;
    }

    function firstPart(word) {
      const forms = word.endsWith("s") ? [word, word.slice(0, -1)] : [word];
      return forms.map(stem).find((form) => form.length >= 3 && index.has(form)) ?? "";
    }

    /** A compound cut where both sides are terms of the index; the most even cut wins. */
    function split(word) {
      let best = [];
      let mark = 0;
      for (let cut = 3; word.length >= 7 && cut < word.length - 2; cut++) {
        const second = stem(word.slice(cut));
        if (second.length < 3 || notLast.has(second) || !index.has(second)) continue;
        const first = firstPart(word.slice(0, cut));
        if (!first || (cut < 4 && word.length - cut < 4)) continue;
        if (Math.min(first.length, second.length) > mark) {
          mark = Math.min(first.length, second.length);
          best = [first, second];
        }
      }
      return best;
    }

    /** Of the longest phrase that begins at word i, and of a phrase that began before and is not over. */
    function synonyms(stems, i) {
      const found = [];
      for (let start = Math.max(0, i - index.longestSynonym + 1); start <= i; start++) {
        const { length, phrases } = phraseAt(stems, start);
        if (start + length <= i) continue;
        const weight = SYNONYM * Math.sqrt(length) * (start === i ? 1 : CARRIED);
        found.push(...phrases.flatMap((phrase) => synonym(phrase, weight)));
      }
      return found;
    }

    /** How many words the longest phrase with synonyms has that begins at word i, and its synonyms. */
    function phraseAt(stems, i) {
      for (let length = Math.min(index.longestSynonym, stems.length - i); length > 0; length--) {
        const phrases = index.synonyms.get(stems.slice(i, i + length).join(" ")) ?? [];
        if (phrases.length) return { length, phrases };
      }
      return { length: 0, phrases: [] };
    }

    function synonym(phrase, weight) {
      const terms = phrase.split(" ");
      if (terms.every(index.has)) return [alternative(terms, weight, "synonym")];
      const parts = terms.length === 1 ? split(phrase) : [];
      return parts.length ? [alternative(parts, PART * weight, "synonym")] : [];
    }

    /** Longer words that begin like this one, for a word not yet typed to its end. */
    function prefixed(beginning, own, weight) {
      if (beginning.length < 3) return [];
      const start = engine.firstAtOrAfter(index.terms, beginning);
      return index.terms
        .slice(start, start + MOST_PREFIXES)
        .filter((term) => term.startsWith(beginning) && term !== own)
        .map((term) => alternative([term], weight * Math.min(1, beginning.length / term.length + 0.2), "ordbörjan"));
    }

    /** Terms one or two edits away; only the nearest. */
    function slips(word, stemmed, most) {
      if (word.length < 4 || DIGIT.test(word)) return [];
      const limit = Math.min(most, stemmed.length <= 4 ? 1 : 2);
      const found = index.near(stemmed, limit);
      if (stemmed !== word && word.length > 5) {
        const known = new Set(found.map(([edits, term]) => `${edits} ${term}`));
        found.push(...index.near(word, limit).filter(([edits, term]) => !known.has(`${edits} ${term}`)));
      }
      const nearest = Math.min(...found.map(([edits]) => edits));
      return found
        .filter(([edits]) => edits === nearest)
        .slice(0, MOST_SLIPS)
        .map(([edits, term]) => alternative([term], FUZZY - EDIT * edits, "stavning"));
    }

    /** The longest beginning or end of an unknown word that the index knows. */
    function rest(word) {
      for (let length = word.length - 3; length > 4; length--) {
        for (const part of [word.slice(0, length), word.slice(-length)]) {
          const found = stem(part);
          if (found.length >= 4 && index.has(found)) return [alternative([found], REST, "ordled")];
        }
      }
      return [];
    }

    function wordSlot(words, stems, i) {
      const [word, own] = [words[i], stems[i]];
      const known = index.has(own);
      const alternatives = known ? [alternative([own], 1, "ord")] : [];
      const whole = joined(words, i);
      alternatives.push(...whole.map((term) => alternative([term], JOINED, "sammansatt")));
      const alike = synonyms(stems, i);
      alternatives.push(...alike);
      const parts = split(word);
      if (parts.length && (!known || word.length >= LONG_WORD)) {
        alternatives.push(alternative(parts, known ? KNOWN_PART : PART, "ordled", { loose: true, spare: known }));
      }
      if (i === words.length - 1 || !known) alternatives.push(...prefixed(known ? own : word, own, known ? PREFIX : BEGUN));
      if (!known && !alike.length) alternatives.push(...slips(word, own, parts.length ? 1 : 2));
      if (!known) alternatives.push(...rest(word));
      return { asked: word, weight: 1, floor: 0.3, own: [own, ...whole], alternatives };
    }

    return (query) => {
      const { laws, words: all } = analyze(query);
      const written = engine.tokens(query).join("");
      const slots = laws
        .filter((place) => place.section || place.chapter || written.includes(place.sfs))
        .slice(0, MOST_SLOTS)
        .map(lawSlot);
      const asksForLaw = slots.length > 0;
      let words = meaningful(all).slice(0, MOST_SLOTS);
      if (asksForLaw && words.every((word) => stopwords.has(word))) words = [];
      const stems = words.map(stem);
      words.forEach((word, i) => {
        const slot = wordSlot(words, stems, i);
        if (asksForLaw && (lawNames.has(word) || weak.has(word))) slot.weight = WEAK;
        slots.push(slot);
      });
      return slots;
    };
  };
})();
