// The Swedish analyzer: text -> law places and words, word -> stem. Twin of search_analyzer.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const PUNCTUATION = new Set("§:.,()–");

  /** analyzer(tables): tables are the word lists and law names that the index carries. */
  engine.analyzer = (tables) => {
    const stopwords = new Set(tables.stopwords);
    const stem = engine.stemmer(tables);
    const scan = engine.lawScanner(tables.laws);

    function analyze(text) {
      const stream = engine.tokens(text);
      const { places, used } = scan(stream);
      const words = stream
        .filter((token, number) => !PUNCTUATION.has(token) && !used.has(number))
        .flatMap(engine.pieces);
      return { laws: places, words };
    }

    /** Without stop words, unless nothing would be left. */
    function meaningful(words) {
      const kept = words.filter((word) => !stopwords.has(word));
      return kept.length ? kept : words;
    }

    const stems = (text) => meaningful(analyze(text).words).map(stem);

    /** What makes a question the same as another; small words count where hardly anything else is left. */
    function key(text) {
      const { laws, words } = analyze(text);
      const telling = new Set(meaningful(words).map(stem));
      const stemmed = telling.size > 1 ? telling : new Set(words.map(stem));
      return [...new Set([...stemmed, ...laws.map(engine.placeToken)])].sort().join(" ");
    }

    return { key, tables, stopwords, stem, analyze, meaningful, stems };
  };
})();
