// Where on the page the answer stands: the passage to show, the section, the marks. Twin of search_excerpt.py,
// search_marks.py and search_told.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const LENGTH = 200;
  const LEAD = 60;
  const HEADING = 0.6;
  const PAIR = 0.35;
  const ANSWER = 0.35;
  const BETWEEN = "; ";
  const NAMED = 0.3;
  const MOST = 2;
  const SENTENCE_END = /[.!?·] (?=[A-ZÅÄÖ])/g;
  const LINKED_BY_S = /(?:het|ing|ion|itet|skap)$/;
  const WORD_PART = /^[^0-9§:/-]{4,}$/;

  /** Whether a compound ends with a word: "förvaltnings|lag" does not end with "slag". */
  const endsWith = (stem, part) =>
    stem.endsWith(part) && !(part[0] === "s" && LINKED_BY_S.test(stem.slice(0, stem.length - part.length)));

  /**
   * marker(analyzer, slots, intent): which words of a text answer a query, for which slot and how well.
   * slots are {importance, values: term -> worth}.
   */
  engine.marker = (analyzer, slots, intent) => {
    const terms = new Set(slots.flatMap((slot) => [...slot.values.keys()]));
    const order = (a, b) => b.length - a.length || (a < b ? -1 : 1);
    const parts = [...terms].filter((term) => WORD_PART.test(term)).sort(order);
    const total = slots.reduce((sum, slot) => sum + slot.importance, 0) || 1;
    const isAnswer = engine.answerWords(analyzer.tables, intent);
    const known = new Map();

    function find(word) {
      for (const piece of engine.pieces(word)) {
        const stem = analyzer.stem(piece);
        if (terms.has(stem) && !analyzer.stopwords.has(piece)) return stem;
        const part = parts.find((one) => stem.length > one.length && (stem.startsWith(one) || endsWith(stem, one)));
        if (part) return part;
      }
      return "";
    }

    function term(word) {
      if (!known.has(word)) known.set(word, find(word));
      return known.get(word);
    }

    /** Each word of a text as {start, end, word, term}; positions in UTF-16 code units: what slice() counts in. */
    const read = (text) =>
      Array.from(text.matchAll(engine.wordPattern()), (match) => {
        const word = match[0].toLowerCase();
        return { start: match.index, end: match.index + match[0].length, word, term: term(word) };
      });

    /** How much of the query some words answer; each slot at most once. Between 0 and total. */
    function worth(words) {
      const found = [...new Set(words.map((one) => one.term))].filter(Boolean).sort();
      return slots.reduce((sum, { importance, values }) => {
        const own = found.reduce((added, one) => (values.has(one) ? added + values.get(one) : added), 0);
        return sum + importance * Math.min(1, own);
      }, 0);
    }

    /** How many neighbours of the query are neighbours in the text (stop words aside), in the same order. */
    function pairs(words) {
      const meaning = words.filter(({ word }) => !analyzer.stopwords.has(word));
      const met = new Set();
      for (let i = 0; i + 1 < meaning.length; i++) {
        const [before, after] = [meaning[i].term, meaning[i + 1].term];
        if (!before || !after) continue;
        for (let slot = 0; slot + 1 < slots.length; slot++) {
          if (slots[slot].values.has(before) && slots[slot + 1].values.has(after)) met.add(slot);
        }
      }
      return met.size;
    }

    return {
      slots,
      intent,
      total,
      term,
      read,
      worth,
      pairs,
      isAnswer: (words) => isAnswer(words.map((one) => one.word)),
      marks: (text) => read(text).filter((one) => one.term).map(({ start, end }) => [start, end]),
      found: (text) => new Set(read(text).map((one) => one.term).filter(Boolean)),
    };
  };

  /** From the beginning of each sentence as far as the next sentences fit; a lone long sentence is a window. */
  function stretches(text) {
    const starts = [0, ...Array.from(text.matchAll(SENTENCE_END), (match) => match.index + 2)];
    const ends = [...starts.slice(1).map((start) => start - 1), text.length];
    return starts.map((start, number) => {
      let last = number;
      while (last + 1 < ends.length && ends[last + 1] - start <= LENGTH) last++;
      return [start, ends[last]];
    });
  }

  function nextWord(text, position) {
    const space = text.indexOf(" ", position);
    return space >= 0 ? space + 1 : position;
  }

  /** At most LENGTH characters, around the first mark if the sentence is longer, cut between words. */
  function cut(text, start, end, marker) {
    if (end - start > LENGTH) {
      const marks = marker.marks(text.slice(start, end));
      if (marks.length && marks[0][0] > LEAD) start = nextWord(text, start + marks[0][0] - LEAD);
      if (end - start > LENGTH) {
        const space = text.lastIndexOf(" ", start + LENGTH - 1);
        end = space > start ? space : start + LENGTH;
      }
    }
    const shown = (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
    return { text: shown, marks: marker.marks(shown) };
  }

  function between(words, start, end) {
    const first = words.findIndex((word) => word.start >= start);
    const last = words.findIndex((word) => word.end > end);
    return first < 0 ? [] : words.slice(first, last < 0 ? words.length : last);
  }

  function leadOf(sections) {
    const section = Math.max(0, sections.findIndex(([, , , text]) => text));
    return { section, start: 0, end: Math.min(sections[section][3].length, LENGTH), closeness: 0, pairs: 0, answers: false };
  }

  /**
   * Of the answer of a hit of some kind, what belongs to the query: a routine has times for many things, and tells those
   * that the query names, or the first ones where a time is asked for. Twin of search_told.py.
   */
  engine.told = (answer, kind, marker, tables) => {
    if (!answer || !tables.timed_kinds.includes(kind)) return answer;
    const times = answer.split(BETWEEN);
    const named = times.filter((time) => marker.worth(marker.read(time)) >= NAMED * marker.total);
    return (named.length || marker.intent !== "tid" ? named : times).slice(0, MOST).join(BETWEEN);
  };

  /**
   * The passage that answers most; of equals the first. Without any answer, the beginning of the page.
   * closeness: how much of the query stands together, heading included (0-1); pairs: the share of its neighbours
   * that are neighbours here; answers: whether the kind of answer asked for is given.
   */
  engine.bestPassage = (sections, marker) => {
    const most = Math.max(1, marker.slots.length - 1);
    let best = leadOf(sections);
    let bestWorth = 0;
    sections.forEach(([, title, , text], section) => {
      const [heading, words] = [marker.read(title), marker.read(text)];
      const titled = heading.filter((one) => one.term);
      if (!titled.length && !words.some((one) => one.term)) return;
      for (const [start, end] of stretches(text)) {
        const inside = between(words, start, end);
        if (!titled.length && !inside.some((one) => one.term)) continue;
        const closeness = marker.worth([...inside, ...titled]) / marker.total;
        const pairs = Math.max(marker.pairs(inside), marker.pairs(heading)) / most;
        const answers = marker.isAnswer(inside);
        const own = closeness + PAIR * pairs + ANSWER * (answers ? 1 : 0) * closeness;
        const worth = own + (HEADING * marker.worth(titled)) / marker.total;
        if (worth > bestWorth) [best, bestWorth] = [{ section, start, end, closeness, pairs, answers }, worth];
      }
    });
    return { ...best, ...cut(sections[best.section][3], best.start, best.end, marker) };
  };
})();
