// window.handlaggarstod.sok(text) -> Promise of ranked hits. Twin of search_query.py; loads what it needs as it goes.
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});
  const engine = (handbook.sokmotor ??= {});

  const LIMIT = 20;
  const CHOSEN = 1000;
  const SHOWN_SUGGESTIONS = 3;
  let opening = null;

  function open() {
    opening ??= engine
      .located()
      .then(() => engine.load("huvud"))
      .then(() => {
        const index = engine.openIndex(engine.files);
        return { index, expand: engine.expander(index), scorer: engine.scorer(index) };
      })
      .catch((error) => {
        opening = null;
        throw error;
      });
    return opening;
  }

  /** Editors' best bets, in their order, then the rest. */
  function chosenFirst({ units }, ranked) {
    const first = units.map((unit, place) => ({ unit, score: CHOSEN - place }));
    return [...first, ...ranked.filter((hit) => !units.includes(hit.unit))];
  }

  /** What each term of a slot is worth in a text; terms that only answer together share it. */
  function slotTerms({ slot, importance }) {
    const values = new Map();
    for (const { terms, weight } of slot.alternatives) {
      const value = Math.min(1, weight) / terms.length;
      for (const term of terms) values.set(term, Math.max(values.get(term) ?? 0, value));
    }
    return { importance, values };
  }

  /** Whether the page as a whole is the answer: its title says all that the section says. */
  function toldByTitle(title, heading, text, marker) {
    const told = marker.found(title);
    return [...marker.found(heading), ...marker.found(text)].every((term) => told.has(term));
  }

  /** whole: the page is shown from its beginning, not where its words stand. */
  function showHit(index, { unit, score }, marker, reader, whole) {
    const [url, pageTitle, , sections, , files = []] = index.details(index.pages[unit]);
    const own = index.sections[unit];
    const passage = whole && !own ? engine.bestPassage(sections.slice(0, 1), marker) : reader.passage(unit);
    const section = sections[own || passage.section];
    const [anchor, heading, kind] = section;
    const title = own ? heading : pageTitle;
    const alone = kind && !index.analyzer.tables.part_kinds.includes(kind);
    const onPage = !own && (alone || toldByTitle(title, heading, passage.text, marker));
    const target = onPage ? "" : anchor;
    const inside = target && !own;
    const [, , , , answer = ""] = onPage ? sections[0] : section;
    return {
      url: target && !url.includes("#") ? `${url}#${target}` : url,
      titel: title,
      typ: index.kinds[unit],
      utdrag: passage.text,
      poäng: score,
      sida: pageTitle,
      avsnitt: inside ? heading : null,
      avsnittstyp: (inside && kind) || null,
      markeringar: passage.marks,
      titelmarkeringar: marker.marks(title),
      svar: engine.told(answer, index.kinds[unit], marker, index.analyzer.tables),
      filer: files,
    };
  }

  function explain(unit, scored) {
    return scored.map(({ slot, best }) => {
      const found = best.get(unit);
      if (!found) return { sökt: slot.asked, funnet: "", skäl: "saknas", poäng: 0 };
      const { terms, reason } = found.alternative;
      return { sökt: slot.asked, funnet: terms.join(" + "), skäl: reason, poäng: engine.rounded(found.points) };
    });
  }

  function suggest(asked, known) {
    const unlikeness = (word, candidate) => {
      const longest = Math.max(word.length, candidate.length);
      return engine.distance(engine.fold(word), engine.fold(candidate), longest) / longest;
    };
    const alike = known
      .map((candidate) => ({ candidate, mark: Math.min(1, ...asked.map((word) => unlikeness(word, candidate))) }))
      .filter(({ mark }) => mark <= 0.5)
      .sort((a, b) => a.mark - b.mark)
      .map(({ candidate }) => candidate);
    return (alike.length ? alike : known).slice(0, SHOWN_SUGGESTIONS);
  }

  function countKinds(index, ranked) {
    const counts = new Map();
    for (const { unit } of ranked) counts.set(index.kinds[unit], (counts.get(index.kinds[unit]) ?? 0) + 1);
    const order = (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
    return Object.fromEntries([...counts].sort(order));
  }

  /**
   * Promise of {träffar, antal, perTyp, förslag, tolkningar, noteringar}. Options: gräns (most hits), typ (one kind
   * only, counts are of all), förklara (why each hit ranks where it does). Rejected if the index is missing.
   * tolkningar: [{sökt, visar, skäl}], what is shown for what was asked. noteringar: [{kod, ord, text}].
   */
  handbook.sokresultat = async (text, options) => {
    try {
      return await answer(String(text), options);
    } catch (error) {
      if (!engine.renewed()) throw error;
      opening = null;
      return answer(String(text), options);
    }
  };

  /** What is asked, and what editors put first, once the synonyms and best bets are there that it may meet. */
  async function understood(index, expand, question) {
    const plain = !question.phrases.length && !question.without.length;
    for (;;) {
      const { intent, slots } = expand(question.text);
      const chosen = plain ? index.chosen(question.text, intent) : { units: [], whole: false };
      const lacking = index.shares.takeLacking();
      if (!lacking.length) return { intent, slots, chosen };
      const certain = index.postingShards(slots.flatMap((slot) => slot.own));
      await Promise.all([...lacking, ...certain].map(engine.load));
    }
  }

  async function answer(text, { gräns = LIMIT, typ = null, förklara = false } = {}) {
    const { index, expand, scorer } = await open();
    const question = engine.readQuestion(text);
    const { intent, slots, chosen } = await understood(index, expand, question);
    const read = (units) => Promise.all(units.map((unit) => engine.load(index.detailShard(index.pages[unit]))));
    await Promise.all(index.postingShards(termsOf(index, question, slots)).map(engine.load));
    const scored = slots.map(scorer.scoreSlot);
    const marker = engine.marker(index.analyzer, scored.map(slotTerms), intent);
    const reader = engine.unitReader(index, marker, question.text);
    const narrowed = await engine.narrowed(index, question, scorer.rank(scored, intent), reader, read);
    await read(reader.toRead(narrowed.ranked));
    const ranked = chosenFirst(chosen, reader.rank(narrowed.ranked));
    const shown = ranked.filter(({ unit }) => !typ || index.kinds[unit] === typ).slice(0, gräns);
    await read(shown.map(({ unit }) => unit));
    const hits = shown.map((hit) => ({
      ...showHit(index, hit, marker, reader, chosen.whole && chosen.units.includes(hit.unit)),
      ...(förklara && scored.length ? { förklaring: explain(hit.unit, scored) } : {}),
    }));
    return {
      träffar: hits,
      antal: ranked.length,
      perTyp: countKinds(index, ranked),
      förslag: ranked.length || !slots.length ? [] : suggest(slots.map((slot) => slot.asked), index.suggestions),
      tolkningar: engine.interpretations(hits, shown.map(({ unit }) => unit), scored, marker),
      noteringar: [...engine.missingPlaces(index, slots), ...narrowed.notes],
    };
  }

  /** Every term whose postings are needed. */
  function termsOf(index, { phrases, without }, slots) {
    return [
      ...slots.flatMap((slot) => [...slot.own, ...slot.alternatives.flatMap((one) => one.terms)]),
      ...[...phrases, ...without].flatMap((phrase) => engine.phraseStems(index, phrase)),
    ];
  }

  /** Promise of the ranked hits; the same list as the command "sok" gives. */
  handbook.sok = async (text, options) => (await handbook.sokresultat(text, options)).träffar;

  /** Begins to load the index, so that the first hit comes sooner. */
  handbook.forberedSok = () => open().then(() => undefined);
})();
