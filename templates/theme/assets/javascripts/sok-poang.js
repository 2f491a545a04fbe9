// Slots -> ranked units: BM25 with the title counted apart. Twin of search_scoring.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const K1 = 1.3;
  const TITLE_WEIGHT = 3.5;
  const UNCOVERED_POWER = 2.0;
  const TITLE_MATCH = 1.3;
  const FIRST_WORD = 0.5;
  const IN_TITLE = 0.55;
  const LOOSE = [0.5, 0.15];
  const RARE = 2;
  const UNKNOWN_IMPORTANCE = 1.5;
  const ELSEWHERE = 0.7;
  const NAMED_KIND = 1.5;
  const LAW_KINDS = ["lag", "upphävd lag"];
  const WHOLE_LAW = 2.5;
  engine.TELLING = 0.5; // slots below it, such as "klienten", do not say what is asked for

  const saturated = (weight) => (weight * (K1 + 1)) / (weight + K1);
  const rounded = (engine.rounded = (score) => Math.floor(score * 1000 + 0.5) / 1000);

  /** scorer(index) -> {scoreSlot, rank}; needs the postings of every term of the slots. */
  engine.scorer = (index) => {
    const count = index.kinds.length;
    const kindWeights = index.analyzer.tables.kind_weights;
    const named = new Map();
    for (const [kind, words] of Object.entries(index.analyzer.tables.kind_words)) {
      for (const word of words) named.set(index.analyzer.stem(word), kind);
    }
    const rarity = (units) => Math.log(1 + (count - units + 0.5) / (units + 0.5));

    function termScores(term, weight) {
      const postings = index.postings(term);
      const body = rarity(postings.length);
      const titles = rarity(postings.filter((posting) => posting.title).length);
      const title = TITLE_WEIGHT * Math.sqrt(body * titles);
      const found = new Map();
      for (const posting of postings) {
        found.set(posting.unit, weight * (body * saturated(posting.body) + title * saturated(posting.title)));
      }
      return found;
    }

    /** Units with all the terms; if loose also those with one: the first part of a compound says more. */
    function together({ terms, weight, loose }) {
      const sums = new Map();
      for (const term of terms) {
        for (const [unit, points] of termScores(term, weight)) {
          const entry = sums.get(unit) ?? [0, 0];
          sums.set(unit, [entry[0] + points, entry[1] + 1]);
        }
      }
      const found = new Map();
      for (const [unit, [points, matched]] of sums) {
        if (matched === terms.length) found.set(unit, points / Math.sqrt(terms.length));
      }
      if (loose) {
        terms.forEach((term, place) => {
          for (const [unit, points] of termScores(term, weight)) {
            if (!found.has(unit)) found.set(unit, LOOSE[place] * points);
          }
        });
      }
      return found;
    }

    const answer = (one) => (one.terms.length === 1 ? termScores(one.terms[0], one.weight) : together(one));

    /** What related words may be worth: less than the word, if one place alone has the word as it was asked. */
    function mostElsewhere(slot) {
      const own = slot.own[0];
      if (!own || index.postings(own).length !== 1) return Infinity;
      return ELSEWHERE * Math.max(...termScores(own, 1).values());
    }

    const related = (one) => one.reason === "närliggande ord" && !one.asked.includes(" ");

    /** A rare synonym of a common word says no more than the word itself. */
    function restraint(slot, { terms }) {
      const own = slot.own.length ? index.postings(slot.own[0]).length : 0;
      const rarest = Math.min(...terms.map((term) => index.postings(term).length));
      return own && rarest ? Math.min(1, rarity(own) / rarity(rarest)) : 1;
    }

    /** The best alternative of a slot in each unit, and the units with its own word in the title. */
    function scoreSlot(slot) {
      const best = new Map();
      let heaviest = 0;
      const rare = !slot.own.length || index.postings(slot.own[0]).length <= RARE;
      const most = mostElsewhere(slot);
      for (const one of slot.alternatives) {
        if (one.spare && !rare) continue;
        const share = slot.weight * (one.shown ? restraint(slot, one) : 1);
        const limit = related(one) ? most : Infinity;
        for (const [unit, points] of answer(one)) {
          const weighted = Math.min(points, limit) * share;
          const known = best.get(unit);
          if (!known || weighted > known.points) best.set(unit, { points: weighted, alternative: one });
        }
        if (one.terms.length === 1 && slot.own.includes(one.terms[0])) {
          heaviest = Math.max(heaviest, rarity(index.postings(one.terms[0]).length));
        }
      }
      const titled = new Map();
      for (const term of slot.own) {
        for (const { unit, title, first } of index.postings(term)) {
          if (title >= whole(unit)) titled.set(unit, titled.get(unit) || first);
        }
      }
      return { slot, best, titled, importance: Math.max(slot.floor, heaviest || guess(best)) * slot.weight };
    }

    function guess(best) {
      let highest = best.size ? 0 : 2 * UNKNOWN_IMPORTANCE;
      for (const { points } of best.values()) highest = Math.max(highest, points);
      return highest / 2;
    }

    /** The words of a slot that may name a kind: its own, and the last part of an unknown compound ("beslutsmall"). */
    const heads = (slot) => [
      ...slot.own,
      ...slot.alternatives.filter((one) => one.loose && !one.spare).map((one) => one.terms[one.terms.length - 1]),
    ];

    /** Whether a law is asked for by its number, and no place in it. */
    function asksForLaw(scored) {
      const asked = scored.map(({ slot }) => slot.asked).filter((token) => token.startsWith("§"));
      return asked.length > 0 && !asked.some((token) => token.includes("/"));
    }

    /** What a word weighs at least that stands in a title itself, not as a part of a compound. */
    const whole = (unit) => IN_TITLE / (0.5 + index.titleLengths[unit] / 8);

    /** A title that is what was asked, and nothing more, is most likely meant. */
    function boost(unit, scored, kinds) {
      const kind = index.kinds[unit];
      let weight = kindWeights[kind] ?? 1;
      if (kinds.has(kind)) weight *= NAMED_KIND;
      if (LAW_KINDS.includes(kind) && asksForLaw(scored)) weight *= WHOLE_LAW;
      const titled = scored.filter((slot) => slot.titled.has(unit)).map((slot) => slot.titled.get(unit));
      const length = index.titleLengths[unit];
      if (!titled.length || !length) return weight;
      const matched = Math.min(titled.length, length);
      weight *= 1 + TITLE_MATCH * (matched / length) * (matched / scored.length);
      return titled.includes(true) ? weight * (1 + FIRST_WORD / scored.length) : weight;
    }

    /** Units {unit, score} in order of score, then in order of the handbook. */
    function rank(scored, intent = "") {
      const total = scored.reduce((sum, slot) => sum + slot.importance, 0) || 1;
      const sums = new Map();
      for (const slot of scored) {
        for (const [unit, { points }] of slot.best) {
          const entry = sums.get(unit) ?? [0, 0];
          sums.set(unit, [entry[0] + points, entry[1] + slot.importance]);
        }
      }
      const telling = scored.filter(({ slot }) => slot.weight >= engine.TELLING);
      const kinds = new Set(scored.flatMap(({ slot }) => heads(slot)).map((term) => named.get(term)));
      if (intent) kinds.add(intent);
      const ranked = Array.from(sums, ([unit, [points, covered]]) => ({
        unit,
        score: rounded(points * (covered / total) ** UNCOVERED_POWER * boost(unit, telling, kinds)),
      }));
      return ranked.sort((a, b) => b.score - a.score || a.unit - b.unit);
    }

    return { scoreSlot, rank };
  };
})();
