// How many slips of the finger apart two words are, and which terms of an index are near a word.
// Twin of search_distance.py, and of what goes through the terms in search_spelling.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const SHORTEST_SLIP = 4;
  const WITH_LETTERS_ONLY = /^[^0-9§:/-]{3,}$/;

  /** Optimal string alignment distance; limit + 1 if above it. */
  engine.distance = (a, b, limit) => Math.min(engine.distances(a, b, limit)[b.length], limit + 1);

  /** How far a word is from each beginning of another, the empty one first; above limit any number above it. */
  engine.distances = (a, b, limit) => {
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const current = [i];
      let lowest = i;
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        current.push(cost);
        lowest = Math.min(lowest, cost);
      }
      if (lowest > limit) return current;
      [before, row] = [row, current];
    }
    return row;
  };

  /** Letters a-z of a word as bits: words whose bits differ much are many edits apart. */
  function letterBits(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }

  function bitCount(bits) {
    let count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }

  /** How many edits a first letter may take: in a short word it must at least stand beside its place. */
  const atTheFirstLetter = (wanted, term) =>
    wanted.length > SHORTEST_SLIP || (term[0] === wanted[1] && term[1] === wanted[0]) ? 1 : 0;

  /** Ways to look through the terms of an index; they are folded when first asked for. */
  engine.nearTerms = (terms) => {
    let folded = null;
    const foldedTerms = () =>
      (folded ??= terms.map((term) => {
        const word = WITH_LETTERS_ONLY.test(term) ? engine.fold(term) : "";
        return { term, word, bits: letterBits(word) };
      }));

    return {
      /** Terms at most limit edits from a word, without regard to dots and accents, as [edits, term]. */
      near(word, limit) {
        const wanted = engine.fold(word);
        const bits = letterBits(wanted);
        const found = [];
        for (const entry of foldedTerms()) {
          if (entry.word.length < 3 || Math.abs(entry.word.length - wanted.length) > limit) continue;
          if (bitCount(entry.bits ^ bits) > 2 * limit) continue;
          const edits = engine.distance(wanted, entry.word, limit);
          if (edits <= (entry.word[0] === wanted[0] ? limit : atTheFirstLetter(wanted, entry.word))) found.push([edits, entry.term]);
        }
        return found;
      },

      /** Terms that are one edit from a word with an ending; costs: what each end of the word lacks of being one. */
      nearWithEnding(word, costs) {
        const wanted = engine.fold(word);
        const bits = letterBits(wanted);
        const oneAway = ({ word: term, bits: letters }) =>
          term[0] === wanted[0] &&
          term.length >= SHORTEST_SLIP &&
          term.length <= wanted.length + 1 &&
          bitCount(letters & ~bits) <= 1 &&
          Math.min(...engine.distances(term, wanted, 1).map((edits, end) => edits + costs[end])) === 1;
        return foldedTerms().filter(oneAway).map((entry) => entry.term);
      },
    };
  };
})();
