// Where on the page the answer stands: the passage to show, the section, the marks. Twin of search_excerpt.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const LENGTH = 200;
  const LEAD = 60;
  const HEADING = 1.2;
  const SENTENCE_END = /[.!?] (?=[A-ZÅÄÖ])/g;
  const WORD_PART = /^[^0-9§:/-]{4,}$/;

  /** marker(analyzer, terms): which words of a text answer a query; terms is term -> what it is worth. */
  engine.marker = (analyzer, terms) => {
    const order = (a, b) => b.length - a.length || (a < b ? -1 : 1);
    const parts = [...terms.keys()].filter((term) => WORD_PART.test(term)).sort(order);
    const known = new Map();

    function find(word) {
      for (const piece of engine.pieces(word)) {
        const stem = analyzer.stem(piece);
        if (terms.has(stem) && !analyzer.stopwords.has(piece)) return stem;
        const part = parts.find((one) => stem.length > one.length && (stem.startsWith(one) || stem.endsWith(one)));
        if (part) return part;
      }
      return "";
    }

    function term(word) {
      if (!known.has(word)) known.set(word, find(word.toLowerCase()));
      return known.get(word);
    }

    const matches = (text) => [...text.matchAll(engine.wordPattern())].filter((match) => term(match[0]));

    return {
      /** [start, end] of each answering word, in UTF-16 code units: what slice() counts in. */
      marks: (text) => matches(text).map((match) => [match.index, match.index + match[0].length]),
      found: (text) => new Set(matches(text).map((match) => term(match[0]))),
      worth: (found) => [...found].sort().reduce((sum, one) => sum + terms.get(one), 0),
    };
  };

  /** From the beginning of each sentence as far as the next sentences fit; a lone long sentence is a window. */
  function windows(text) {
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

  /** The passage that answers most; of equals the first. Without any answer, the beginning of the page. */
  engine.bestPassage = (sections, marker) => {
    const lead = Math.max(0, sections.findIndex(([, , , text]) => text));
    let best = [lead, 0, Math.min(sections[lead][3].length, LENGTH)];
    let bestWorth = 0;
    sections.forEach(([, title, , text], number) => {
      const heading = marker.worth(marker.found(title)) * HEADING;
      for (const [start, end] of windows(text)) {
        const worth = marker.worth(marker.found(text.slice(start, end))) + heading;
        if (worth > bestWorth) [best, bestWorth] = [[number, start, end], worth];
      }
    });
    const [section, start, end] = best;
    return { section, ...cut(sections[section][3], start, end, marker) };
  };
})();
