// Ranked units -> ranked again by reading the best of them; phrases, words to do without; what was shown instead.
// Twin of search_ranking.py, search_phrases.py and search_interpretation.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const READ = 16;
  const [SHOWN, FAINT] = [20, 50];
  const [CLOSE, NEIGHBOURS, ANSWERS] = [0.9, 1.0, 0.25];
  const [QUOTED, QUOTED_LAW, WORD_FOR_WORD] = [4, 8, 12.0];
  const [FORESEEN, JUST_SO] = [4.0, 4.0];
  const MOST_READ = 200;
  const [MOST_SHOWN, TOLD] = [3, 8];
  const DIGIT = /[0-9]/;
  const PLACE = /^§(?:[0-9]{4}:[0-9]+)?\/(?:([0-9]+[a-h]?):)?([0-9]+[a-h]?)?$/;
  const NEARBY = new Set(["samma kapitel", "samma lag"]);

  /** What the reader is told above the hits. Twin of search_notes.py. */
  const note = (index, kod, ord) => ({ kod, ord, text: index.analyzer.tables.notes[kod].replaceAll("{ord}", ord) });

  const unitsOf = (ranked) => ranked.map(({ unit }) => unit);

  /** unitReader(index, marker, text of the query): reads units whose texts are loaded; each passage is looked for once. */
  engine.unitReader = (index, marker, asked) => {
    const key = index.analyzer.key(asked);
    const words = engine.words(asked.normalize("NFC").replaceAll("\u00ad", ""));
    const places = index.analyzer.analyze(asked, true).laws.some((place) => place.section);
    const quoted = words.length >= (places ? QUOTED_LAW : QUOTED) ? words.join(" ") : "";
    const passages = new Map();
    const details = (unit) => index.details(index.pages[unit]);
    const needsReading = marker.slots.length > 1 || Boolean(marker.intent);

    /** [anchor, title, kind, text] of each section that belongs to the unit. */
    function sections(unit) {
      const own = index.sections[unit];
      return own ? [details(unit)[3][own]] : details(unit)[3];
    }

    function passage(unit) {
      if (!passages.has(unit)) passages.set(unit, engine.bestPassage(sections(unit), marker));
      return passages.get(unit);
    }

    /** The squared share of the query in a phrase, times that of the phrase in the query. */
    function likeness(phrase) {
      const read = marker.read(phrase);
      if (!read.some(({ term }) => term)) return 0;
      const telling = read.filter(({ word }) => !index.analyzer.stopwords.has(word));
      const common = telling.filter(({ term }) => term).length / Math.max(1, telling.length);
      const alike = (common * marker.worth(read)) / marker.total;
      return common === 1 && index.analyzer.key(phrase) === key ? JUST_SO : alike * alike;
    }

    /** How like the query a page's title, or the likest of its search words, is; a page's alone, not a section's. */
    function foreseen(unit) {
      if (index.sections[unit] || marker.slots.length < 2) return 0;
      const [, title, , , given] = details(unit);
      return Math.max(...[title, ...(given ?? [])].map(likeness));
    }

    function weightOf(unit) {
      const title = marker.read(details(unit)[1]);
      const found = passage(unit);
      const close = Math.max(found.closeness, marker.worth(title) / marker.total);
      const pairs = Math.max(found.pairs, marker.pairs(title) / Math.max(1, marker.slots.length - 1));
      const near = CLOSE * close * close + NEIGHBOURS * pairs + ANSWERS * (found.answers ? 1 : 0) * close;
      return 1 + FORESEEN * foreseen(unit) + near + WORD_FOR_WORD * (quoted && holds(unit, quoted) ? 1 : 0);
    }

    /** The units whose texts rank() reads. */
    const toRead = (ranked) => (needsReading ? unitsOf(ranked.slice(0, READ)) : []);

    /** Those that are worth a look. A question of many words finds hundreds of units that have one of them. */
    function withoutFaint(ranked) {
      if (marker.slots.length < 2) return ranked;
      return [...ranked.slice(0, SHOWN), ...ranked.slice(SHOWN).filter(({ score }) => score * FAINT > ranked[0].score)];
    }

    /** The first units in a new order; the rest as they were. */
    function rank(ranked) {
      if (!needsReading) return ranked;
      const first = ranked
        .slice(0, READ)
        .map(({ unit, score }) => ({ unit, score: engine.rounded(score * weightOf(unit)) }))
        .sort((a, b) => b.score - a.score || a.unit - b.unit);
      return [...first, ...ranked.slice(READ)];
    }

    function holds(unit, phrase) {
      const texts = sections(unit).flatMap(([, title, , text]) => [title, text]);
      if (!index.sections[unit]) texts.push(details(unit)[1]);
      return texts.some((text) => engine.hasPhrase(text, phrase));
    }

    return { sections, passage, withoutFaint, toRead, rank, holds };
  };

  /** The telling words of a phrase as stems: every unit with the phrase has them all. */
  engine.phraseStems = (index, phrase) =>
    index.analyzer
      .analyze(phrase)
      .words.filter((word) => !index.analyzer.stopwords.has(word) && !DIGIT.test(word))
      .map(index.analyzer.stem);

  /**
   * Promise of {ranked, notes}: the units that the question allows and that are worth a look, and what to tell the
   * reader. Where no unit has the phrases all are kept, and that is told. read(units) loads texts; the postings are loaded already.
   */
  engine.narrowed = async (index, question, all, reader, read) => {
    const has = (unit, stems) => stems.every((stem) => unitSet(stem).has(unit));
    const sets = new Map();
    function unitSet(stem) {
      if (!sets.has(stem)) sets.set(stem, new Set(unitsOf(index.postings(stem))));
      return sets.get(stem);
    }

    let left = all;
    for (const unwanted of question.without) {
      const stems = engine.phraseStems(index, unwanted);
      let units = unitsOf(left).filter((unit) => has(unit, stems));
      if (unwanted.includes(" ")) {
        units = units.slice(0, MOST_READ);
        await read(units);
        units = units.filter((unit) => reader.holds(unit, unwanted));
      }
      const gone = new Set(units);
      left = left.filter(({ unit }) => !gone.has(unit));
    }
    if (question.without.length && !question.text.trim()) {
      return { ranked: left, notes: [note(index, "utan", question.without.join(" "))] };
    }
    if (!question.phrases.length || !left.length) return { ranked: reader.withoutFaint(left), notes: [] };
    const stems = question.phrases.flatMap((phrase) => engine.phraseStems(index, phrase));
    const candidates = left.filter(({ unit }) => has(unit, stems)).slice(0, MOST_READ);
    await read(unitsOf(candidates));
    const exact = candidates.filter(({ unit }) => question.phrases.every((phrase) => reader.holds(unit, phrase)));
    if (exact.length) return { ranked: exact, notes: [] };
    return { ranked: left, notes: [note(index, "fras", question.phrases.join("», «"))] };
  };

  /** That no page names some places in law. Else whoever asks for "LVM 999" takes the nearest for the place. */
  engine.missingPlaces = (index, slots) => {
    const missing = slots
      .filter(({ alternatives }) => !alternatives.some(({ terms, reason }) => !NEARBY.has(reason) && index.has(terms[0])))
      .map(({ asked }) => asked.match(PLACE))
      .filter((place) => place && (place[1] || place[2]))
      .map(([, chapter, section]) => [chapter && `${chapter} kap.`, section && `${section} §`].filter(Boolean).join(" "));
    return missing.length ? [note(index, "lagrum", [...new Set(missing)].join(", "))] : [];
  };

  /** [sökt, visat, skäl] if a hit was found by other words than those of the query. */
  function told(one, slot, hit, marker) {
    if (one?.shown) return [one.asked || slot.asked, one.shown, one.reason];
    if (one?.reason !== "stavning") return null;
    const words = marker.read(`${hit.titel} ${hit.utdrag}`);
    const found = words.find(({ term }) => term === one.terms[0]);
    return found ? [slot.asked, found.word, one.reason] : null;
  }

  /** What was shown instead of what was asked, by the hits that stand first, in the order of the query. */
  engine.interpretations = (hits, units, scored, marker) => {
    const found = new Map();
    for (const { slot, best } of scored.filter((one) => one.slot.weight >= engine.TELLING)) {
      hits.slice(0, TOLD).forEach((hit, place) => {
        const one = told(best.get(units[place])?.alternative, slot, hit, marker);
        if (!one) return;
        const [sökt, shown, skäl] = one;
        const key = `${skäl}\n${sökt}`;
        if (!found.has(key)) found.set(key, { sökt, visar: [], skäl });
        const { visar } = found.get(key);
        if (!visar.includes(shown) && shown !== sökt && visar.length < MOST_SHOWN) visar.push(shown);
      });
    }
    return [...found.values()].filter(({ visar }) => visar.length);
  };
})();
