// How much each slot of a query decides: a name decides more than "klienten". Twin of search_slot_weights.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const [LAW_NAME, COMMON, LIGHT, WORDING, BESIDE] = [0.15, 0.25, 0.35, 0.8, 0.6];
  const [MIDDLING, BY_LETTER, MOST] = [7, 0.06, 0.24];

  /** slotWeights(analyzer)(words, slots, laws): gives each word's slot its weight; laws are those of places in law. */
  engine.slotWeights = ({ stem, tables, analyze }) => {
    const lawNames = Object.values(tables.laws).flat().flatMap((name) => analyze(name).words);
    const lawWords = new Set([...tables.law_weak_words, ...lawNames]);
    const commonStems = new Set(tables.weak_words.map(stem));
    const lightStems = new Set(tables.light_words.map(stem));

    return (words, slots, laws) => {
      const law = laws.length > 0;
      const common = law || words.some((word) => !commonStems.has(word.stem));
      slots.forEach((slot, i) => {
        const word = words[i];
        if (law && lawWords.has(word.text)) slot.weight = LAW_NAME;
        else if (common && commonStems.has(word.stem)) slot.weight = COMMON;
        else if (word.wording) slot.weight = WORDING;
        else if (lightStems.has(word.stem)) slot.weight = LIGHT;
      });
      let whole = slots.filter((slot) => slot.weight === 1);
      const beside = whole.filter((slot) => words[slots.indexOf(slot)].beside);
      if ([...laws, ...slots].some((slot) => slot.weight >= engine.TELLING && !beside.includes(slot))) {
        for (const slot of beside) slot.weight = BESIDE;
        whole = whole.filter((slot) => !beside.includes(slot));
      }
      if (whole.length < 2 || !words[0].asks) return;
      for (const slot of whole) {
        slot.weight = 1 + Math.max(-MOST, Math.min(MOST, BY_LETTER * (slot.asked.length - MIDDLING)));
      }
    };
  };
})();
