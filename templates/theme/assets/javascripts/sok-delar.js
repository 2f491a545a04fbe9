// Synonyms and best bets, of which a question may need only some files. Twin of search_shares.py, and of the reading
// of both in search_synonyms.py and search_format.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const REASONS = ["synonym", "utgånget ord", "vardagsord", "närliggande ord"];
  const NONE = new Map();

  /** Question -> units, of lines "<units> <question>|<question>". */
  function decodeBets(text) {
    const lines = text ? text.split("\n") : [];
    return new Map(
      lines.flatMap((line) => {
        const cut = line.indexOf(" ");
        const units = line.slice(0, cut).split(".").filter(Boolean).map((unit) => parseInt(unit, 36));
        return line.slice(cut + 1).split("|").map((question) => [question, units]);
      }),
    );
  }

  const sameWords = (ours, theirs) => ours.length === theirs.length && ours.every((word) => theirs.includes(word));

  /** Stems, and the small words of a phrase in which a single word carries meaning: "skriv+under". */
  function keyOf(phrase, { analyze, meaningful, stem }) {
    const found = analyze(phrase).words;
    const telling = meaningful(found);
    const small = telling.length === 1 ? [...new Set(found)].filter((word) => !telling.includes(word)) : [];
    return [telling.map(stem).join(" "), ...small].join("+");
  }

  /**
   * Stemmed phrase -> what it leads to as {phrase, reason, shown, beside}: small words that must be asked too.
   * Twin of SynonymTable in search_synonyms.py.
   */
  function synonymTable(rows, analyzer) {
    const table = new Map();
    for (const [reason, keys, targets] of rows) {
      const found = targets.split("\n").map((shown) => ({
        phrase: analyzer.stems(shown).join(" "),
        reason: REASONS[reason],
        shown,
      }));
      const lines = keys ? keys.split("\n") : targets.split("\n").map((word) => keyOf(word, analyzer));
      for (const [key, ...beside] of lines.map((line) => line.split("+"))) {
        if (!table.has(key)) table.set(key, []);
        const known = table.get(key);
        for (const target of found) {
          const old = known.some((other) => other.phrase === target.phrase && sameWords(other.beside, beside));
          if (target.phrase && target.phrase !== key && !old) known.push({ ...target, beside });
        }
      }
    }
    return table;
  }

  /** The last of sorted starts that is not above the wanted one: the file of a term, a page or a key. */
  engine.shardOf = (starts, wanted) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= wanted) low = middle;
      else high = middle;
    }
    return low;
  };

  /**
   * shares(head, scripts, analyzer) -> {synonyms, bet, firstBets, lacks, takeLacking}. What lies in a file that is not
   * loaded is not found; the names of such files are told once by takeLacking, to be loaded before it is asked again.
   */
  engine.shares = (head, scripts, analyzer) => {
    const lacking = new Set();
    const read = new Map();
    const everywhere = synonymTable(head.synonymer, analyzer);
    const first = decodeBets(head.val);

    /** The table of the file where a key belongs. */
    function share(prefix, starts, key, decode) {
      if (!starts) return NONE;
      const name = prefix + engine.shardOf(starts, key);
      if (!scripts.has(name)) {
        lacking.add(name);
        return NONE;
      }
      if (!read.has(name)) read.set(name, decode(scripts.get(name), analyzer));
      return read.get(name);
    }

    return {
      /** What a stemmed phrase leads to, as {phrase, reason, shown, beside}. */
      synonyms: (phrase) => everywhere.get(phrase) ?? share("s", head.synonymdelar, phrase, synonymTable).get(phrase) ?? [],

      /** The units of a best bet: of a key as it is stored, with its sign. */
      bet: (sign, key) => first.get(sign + key) ?? share("v", head.valdelar, key, decodeBets).get(sign + key),

      /** Every key in the first file. */
      firstBets: () => [...first.keys()],

      lacks: () => lacking.size > 0,

      takeLacking() {
        const names = [...lacking];
        lacking.clear();
        return names;
      },
    };
  };
})();
