// The Swedish analyzer: text -> law places and words, word -> stem; what kind of answer a wording asks for.
// Twin of search_analyzer.py, and of Idioms and AnswerWords in search_question.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const PUNCTUATION = new Set("§:.,()–");

  /** idioms(tables)(words) -> {intent, read: [[word, wording], …]}: "hur länge" asks for a time, "kom inte" for "uteblir". */
  engine.idioms = (tables) => {
    const questions = new Map();
    for (const [kind, wordings] of Object.entries(tables.questions)) {
      for (const wording of wordings) questions.set(wording, kind);
    }
    const everyday = new Map(Object.entries(tables.everyday_wordings));
    const longest = Math.max(0, ...[...questions.keys(), ...everyday.keys()].map((wording) => wording.split(" ").length));

    function wordingAt(found, i) {
      for (let length = Math.min(longest, found.length - i); length > 0; length--) {
        const wording = found.slice(i, i + length).join(" ");
        if (questions.has(wording) || everyday.has(wording)) return { length, wording };
      }
      return { length: 1, wording: "" };
    }

    return (found) => {
      let intent = "";
      const read = [];
      for (let i = 0; i < found.length; ) {
        const { length, wording } = wordingAt(found, i);
        if (questions.has(wording)) intent ||= questions.get(wording);
        else if (wording) read.push(...everyday.get(wording).split(" ").map((word) => [word, wording]));
        else read.push([found[i], ""]);
        i += length;
      }
      return read.length ? { intent, read } : { intent: "", read: found.map((word) => [word, ""]) };
    };
  };

  /** answerWords(tables, intent)(words): whether a text holds the kind of answer asked for: "inom 3 arbetsdagar". */
  engine.answerWords = (tables, intent) => {
    if (!Object.hasOwn(tables.answers, intent)) return () => false;
    const alone = new Set(tables.answers[intent].alone);
    const counted = new Set(tables.answers[intent].counted);
    const numbers = new Set(tables.number_words);
    const isNumber = (word) => numbers.has(word) || /^[0-9]/.test(word);
    return (words) =>
      words.some((word, i) => alone.has(word) || (counted.has(word) && words.slice(Math.max(0, i - 2), i).some(isNumber)));
  };

  /** analyzer(tables): tables are the word lists and law names that the index carries. */
  engine.analyzer = (tables) => {
    const stopwords = new Set(tables.stopwords);
    const stem = engine.stemmer(tables);
    const scan = engine.lawScanner(tables.laws);

    const counted = new Set(Object.values(tables.answers).flatMap((kind) => kind.counted));

    /** Of what is asked the law references may be spelled as people type them: "FL25", "SoL kap 14 § 2". */
    function analyze(text, asked = false) {
      const read = engine.tokens(text);
      const stream = asked ? engine.spelledLaws(read, scan.nameAt, counted) : read;
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
      const places = laws.filter((place) => place.section || text.includes(place.sfs)).map(engine.placeToken);
      return [...new Set([...stemmed, ...places])].sort().join(" ");
    }

    return { key, tables, stopwords, stem, analyze, meaningful, stems };
  };
})();
