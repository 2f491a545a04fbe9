// A query -> slots: for each thing asked, the terms that answer it and how well. Twin of search_expansion.py
// and search_law_slots.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const [JOINED, TURNED, SYNONYM, EVERYDAY, EVERYDAY_KNOWN] = [1.6, 1.2, 0.6, 0.5, 0.3];
  const [PART, KNOWN_PART, REST] = [0.5, 0.35, 0.5];
  const [PREFIX, BEGUN, FUZZY, EDIT] = [0.3, 0.6, 0.9, 0.15];
  const [LAW, WIDER_LAW, ONLY_LAW, NEW_LAW, SAME_NUMBER] = [3.0, 0.5, 0.4, 2.7, 1.5];
  const [FEW, SPREAD_LAW] = [3, 1.0];
  const UNNAMED_LAW = 0.6;
  const LONG_WORD = 10;
  const SHORTEST_HALF = 4;
  const SHORTEST_PART = 5;
  const CARRIED = 0.5;
  const AS_WRITTEN = 0.8;
  const EVERYDAY_REASONS = ["vardagsord", "närliggande ord"];
  const MOST_SLOTS = 32;

  // loose: a unit with only some of the terms counts a little. spare: only if the word itself is rare.
  // shown: the words to show readers where they are not those of the query, asked: what they stand for.
  const alternative = (terms, weight, reason, options) => ({ terms, weight, reason, ...options });

  /** expander(index)(query) -> {intent, slots: [{asked, weight, floor, own, alternatives}]}: law places first. */
  engine.expander = (index) => {
    const { stem, stopwords, analyze } = index.analyzer;
    const weigh = engine.slotWeights(index.analyzer);
    const tellingWords = engine.tellingWords(index.analyzer);
    const like = engine.wordsLike(index);

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
      const today = index.lawAliases[token] ?? [];
      const weight = today.length <= FEW ? NEW_LAW : SPREAD_LAW;
      alternatives.push(...today.map((now) => alternative([now], weight, "nytt lagrum")));
      for (const now of sameNumber(place, token)) {
        alternatives.push(alternative([now], SAME_NUMBER, "samma nummer i äldre lag"));
      }
      if (place.chapter && place.section && place.sfs) {
        const chapter = engine.placeToken({ ...place, section: "" });
        alternatives.push(alternative([chapter], WIDER_LAW, "samma kapitel"));
      }
      if (place.sfs && !index.has(token)) {
        const chapter = engine.placeToken({ ...place, chapter: place.section, section: "" });
        if (!place.chapter && index.has(chapter)) alternatives.push(alternative([chapter], LAW, "kapitel")); // "SoL 11"
        alternatives.push(alternative([`§${place.sfs}`], ONLY_LAW, "samma lag"));
      }
      return { asked: token, weight: 1, floor: 3, own: [], alternatives };
    }

    /** What a stemmed phrase leads to; said are all words of the query, small ones too. */
    const targetsOf = (phrase, said = new Set()) =>
      index.shares.synonyms(phrase).filter(({ beside }) => beside.every((word) => said.has(word)));

    /** Of the longest phrase that begins at word i, and of a phrase that began before and is not over. */
    function synonyms(words, i, said) {
      const found = [];
      const known = index.has(words[i].stem);
      for (let start = Math.max(0, i - index.longestSynonym + 1); start <= i; start++) {
        const { length, targets } = phraseAt(words, start, said);
        if (start + length <= i) continue;
        const asked = written(words.slice(start, start + length));
        for (const target of targets) {
          const everyday = known && length === 1 ? EVERYDAY_KNOWN : EVERYDAY;
          const weight = EVERYDAY_REASONS.includes(target.reason) ? everyday : SYNONYM;
          found.push(...synonym(target, weight * Math.sqrt(length) * (start === i ? 1 : CARRIED), asked));
        }
      }
      return found;
    }

    /** The words as they were written, and the small ones between them: "vård utan samtycke". */
    const written = (words) =>
      words.flatMap((word, i) => [word.wording || word.text, ...(i + 1 < words.length ? word.between : [])]).join(" ");

    /** How many words the longest phrase with synonyms has that begins at word i, and its synonyms. */
    function phraseAt(words, i, said) {
      for (let length = Math.min(index.longestSynonym, words.length - i); length > 0; length--) {
        const phrase = words.slice(i, i + length).map((word) => word.stem).join(" ");
        const targets = targetsOf(phrase, said);
        if (targets.length) return { length, targets };
      }
      return { length: 0, targets: [] };
    }

    function synonym({ phrase, reason, shown }, weight, asked) {
      const terms = phrase.split(" ");
      if (terms.every(index.has)) return [alternative(terms, weight, reason, { shown, asked })];
      const parts = terms.length === 1 ? like.split(phrase) : [];
      return parts.length ? [alternative(parts, PART * weight, reason, { shown, asked })] : [];
    }

    /** An unknown compound, one half of which is a word of the index and the other has synonyms: "knarkprov". */
    function halfKnown(word) {
      const cuts = Array.from({ length: Math.max(0, word.length - 2 * SHORTEST_HALF + 1) }, (_, i) => i + SHORTEST_HALF);
      cuts.sort((a, b) => Math.abs(word.length - 2 * a) - Math.abs(word.length - 2 * b) || a - b);
      for (const cut of cuts) {
        const [first, second] = [stem(word.slice(0, cut)), stem(word.slice(cut))];
        for (const [known, other] of [[second, first], [first, second]]) {
          const found = (index.has(known) ? targetsOf(other) : []).flatMap((target) => synonym(target, PART, word));
          if (found.length) return found.map((one) => ({ ...one, terms: [...one.terms, known], loose: true }));
        }
      }
      return [];
    }

    /** The synonyms of the longest end of an unknown compound that has any, else of its longest beginning. */
    function meantByAPart(word) {
      const halved = halfKnown(word);
      if (halved.length) return halved;
      const lengths = Array.from({ length: Math.max(0, word.length - 2 - SHORTEST_PART) }, (_, i) => word.length - 3 - i);
      const parts = [...lengths.map((length) => word.slice(-length)), ...lengths.map((length) => word.slice(0, length))];
      const found = parts.map((part) => targetsOf(stem(part))).find((targets) => targets.length) ?? [];
      return found.flatMap((target) => synonym(target, PART, word));
    }

    /** A page may well say it in the same way: "ta tillbaka" where the handbook's word is "återkalla". */
    function asWritten(wording) {
      const terms = index.analyzer.meaningful(analyze(wording).words).map(stem);
      return terms.length && terms.every(index.has) ? [alternative(terms, AS_WRITTEN, "ord")] : [];
    }

    /** Longer words that begin like this one; the less is missing the better. */
    const begun = (beginning, own, weight) =>
      like
        .begun(beginning)
        .filter((term) => term !== own)
        .map((term) => alternative([term], weight * Math.min(1, beginning.length / term.length + 0.2), "ordbörjan"));

    function wordSlot(words, i, said) {
      const { text: word, stem: own, wording } = words[i];
      const known = index.has(own);
      const alternatives = [];
      if (known) alternatives.push(wording ? alternative([own], 1, "vardagsord", { shown: word }) : alternative([own], 1, "ord"));
      if (wording) alternatives.push(...asWritten(wording));
      const [joined, turned] = [like.writtenAsOne(words, i), like.turnedAround(words, i)];
      alternatives.push(...joined.map((term) => alternative([term], JOINED, "sammansatt")));
      alternatives.push(...turned.map((term) => alternative([term], TURNED, "sammansatt")));
      const nearly = joined.length ? [] : like.nearlyAsOne(words, i);
      alternatives.push(...nearly.map(([edits, term]) => alternative([term], JOINED * (FUZZY - EDIT * edits), "stavning")));
      const same = synonyms(words, i, said);
      alternatives.push(...same);
      const named = [...joined, ...turned, ...nearly.map(([, term]) => term)];
      const slot = { asked: wording || word, weight: 1, floor: 0.3, own: [own, ...named], alternatives };
      // "inte" is no slip for "fint", and no part of anything.
      if (known || !stopwords.has(word)) alternatives.push(...alike(words[i], known, i === words.length - 1, same.length > 0));
      return slot;
    }

    /** What a word may stand for by its letters: its parts, a longer word, what it may be a slip for. known: the index has
     *  it; understood: it has synonyms; last: it may go on. Before all synonyms are here nobody knows whether it has any. */
    function alike({ text: word, stem: own }, known, last, understood) {
      const found = [];
      const unclear = !known && !understood && !index.shares.lacks();
      const parts = like.split(word);
      const slips = unclear ? like.likelySlips(word, own, parts.length > 0) : [];
      const undotted = slips.length > 0 && !slips[0][0]; // "overklaga" lacks but its dots
      if (parts.length && !undotted && (!known || word.length >= LONG_WORD)) {
        found.push(alternative(parts, known ? KNOWN_PART : PART, "ordled", { loose: true, spare: known }));
      }
      if (last || !known) found.push(...begun(known ? own : word, own, known ? PREFIX : BEGUN));
      found.push(...slips.map(([edits, term]) => alternative([term], FUZZY - EDIT * edits, "stavning")));
      if (known || parts.length) return found;
      const rest = undotted || (slips.length && word.length >= LONG_WORD) ? "" : like.rest(word);
      if (rest) found.push(alternative([rest], REST, "ordled"));
      return unclear && !slips.length ? [...found, ...meantByAPart(word)] : found;
    }

    return (query) => {
      const { laws, words: all } = analyze(query, true);
      const written = engine.digits(query);
      const places = laws
        .filter((place) => place.section || place.chapter || written.includes(engine.digits(place.sfs)))
        .slice(0, MOST_SLOTS);
      const asksForLaw = places.length > 0;
      const { intent, words } = tellingWords(all, asksForLaw);
      words.splice(MOST_SLOTS);
      const slots = places.map((place) => ({ ...lawSlot(place), weight: words.length && !place.sfs ? UNNAMED_LAW : 1 }));
      const asked = words.map((_, i) => wordSlot(words, i, new Set(all)));
      weigh(words, asked, slots);
      return { intent, slots: [...slots, ...asked] };
    };
  };
})();
