// The Swedish analyzer: text -> law places and words, word -> stem; what kind of answer a wording asks for.
// Twin of search_analyzer.py and search_telling_words.py, and of Idioms and AnswerWords in search_question.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const PUNCTUATION = new Set("§:.,()–");

  /** idioms(tables, stem)(words) -> {intent, read: [[word, wording], …]}: "hur länge" asks for a time, "kom inte" for "uteblir". */
  engine.idioms = (tables, stem) => {
    const subjects = new Set(tables.wording_subjects);
    const same = new Map(Object.entries(tables.wording_same));
    const keyOf = (words) => words.filter((word) => !subjects.has(word)).map((word) => same.get(word) ?? stem(word)).join(" ");
    const byKey = (meanings) =>
      new Map(Object.entries(meanings).flatMap(([meant, said]) => said.map((words) => [keyOf(words.split(" ")), meant])));
    const [questions, everyday] = [byKey(tables.questions), byKey(tables.everyday_wordings)];
    const longest = Math.max(0, ...[...questions.keys(), ...everyday.keys()].map((key) => key.split(" ").length));

    /** Of the longest wording that begins here: how many words it takes, and its key; who it is about does not matter. */
    function wordingAt(found, i) {
      let best = { length: 1, key: "" };
      if (subjects.has(found[i])) return best;
      for (let end = i, told = 0, key = ""; end < found.length; end++) {
        if (subjects.has(found[end])) continue;
        if (++told > longest) break;
        key = (key && `${key} `) + keyOf([found[end]]);
        if (questions.has(key) || everyday.has(key)) best = { length: end + 1 - i, key };
      }
      return best;
    }

    return (found) => {
      let intent = "";
      const read = [];
      for (let i = 0; i < found.length; ) {
        const { length, key } = wordingAt(found, i);
        const said = found.slice(i, i + length).join(" ");
        if (questions.has(key)) intent ||= questions.get(key);
        else if (key) read.push(...everyday.get(key).split(" ").map((word) => [word, said]));
        else read.push([found[i], ""]);
        i += length;
      }
      return read.length ? { intent, read } : { intent: "", read: found.map((word) => [word, ""]) };
    };
  };

  /**
   * tellingWords(analyzer)(words, asksForLaw) -> {intent, words}: those that carry meaning, each with what the small words
   * around it say of it. Those of the question itself, or all, if none does and no law place is asked.
   */
  engine.tellingWords = ({ stem, tables, stopwords }) => {
    const idioms = engine.idioms(tables, stem);
    const [joining, asking, placing] = ["joining_words", "question_words", "placing_words"].map((key) => new Set(tables[key]));

    return (all, asksForLaw) => {
      const asks = asking.has(all[0]);
      let { intent, read } = idioms(all);
      if (!asksForLaw && read.every(([word]) => stopwords.has(word))) read = all.map((word) => [word, ""]);
      let telling = [...read.keys()].filter((i) => !stopwords.has(read[i][0]));
      if (!telling.length && !asksForLaw) telling = [...read.keys()];
      const words = telling.map((i, place) => {
        const after = telling[place + 1] ?? 0;
        const between = read.slice(i + 1, Math.max(after, i + 1)).map(([word]) => word);
        const joinsNext = between.length > 0 && between.every((word) => joining.has(word));
        const particle = tables.particles[read[i + 1]?.[0]] ?? "";
        const small = read[i - 1]?.[0];
        const [before, beside] = [stopwords.has(small) ? small : "", asks && placing.has(small)];
        return { text: read[i][0], stem: stem(read[i][0]), wording: read[i][1], between, joinsNext, particle, before, beside, asks };
      });
      return { intent, words };
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

  /** The digits of a text, joined: an SFS number may be written with any sign between year and number. */
  engine.digits = (text) => text.replace(/[^0-9]/g, "");

  /** analyzer(tables): tables are the word lists and law names that the index carries. */
  engine.analyzer = (tables) => {
    const stopwords = new Set(tables.stopwords);
    const stem = engine.stemmer(tables);
    const scan = engine.lawScanner(tables.laws);

    const weak = new Set(tables.weak_words.map(stem));
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

    /** The stop words that the words before them give a meaning: "man" in "min man". */
    const told = (words) =>
      words.filter((word, i) => Object.hasOwn(tables.told_by, word) && tables.told_by[word].includes(words[i - 1]));

    /** Without stop words, unless nothing would be left. */
    function meaningful(words) {
      const meant = new Set(told(words)); // once: whoever pastes a page asks thousands of words
      const kept = words.filter((word) => !stopwords.has(word) || meant.has(word));
      return kept.length ? kept : words;
    }

    const stems = (text) => meaningful(analyze(text).words).map(stem);

    /** What makes a question the same as another; small words count where hardly anything else is left. */
    function key(text) {
      const { laws, words } = analyze(text, true);
      const telling = new Set(meaningful(words).map(stem));
      const many = [...telling].filter((word) => !weak.has(word)).length > 1;
      const stemmed = many ? telling : new Set(words.map(stem));
      const written = engine.digits(text);
      const places = laws.filter((place) => place.section || written.includes(engine.digits(place.sfs))).map(engine.placeToken);
      return [...new Set([...stemmed, ...places])].sort().join(" ");
    }

    return { key, tables, stopwords, stem, analyze, meaningful, stems, told };
  };
})();
