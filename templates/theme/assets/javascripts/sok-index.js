// The files of the index -> something to ask. Twin of search_format.py (the reading half) and search_reader.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const LEVELS = [0, ...Array.from({ length: 26 }, (_, step) => Math.round(100 * 1.25 ** step) / 1000)];
  const POSTING = /([0-9a-z]+)([@-Z])([A-Z]?)(!?)/g;
  const AT = "@".charCodeAt(0);
  const MOST_ASIDE = 2;
  const [TOLD, URGENT] = ["=", "~"];

  const column = (text) => (text ? text.split(",") : []);
  const weight = (letter) => LEVELS[letter.charCodeAt(0) - AT];

  function decodeTerms(text) {
    const terms = [];
    for (const line of text ? text.split("\n") : []) {
      const previous = terms.length ? terms[terms.length - 1] : "";
      terms.push(previous.slice(0, parseInt(line[0], 36)) + line.slice(1));
    }
    return terms;
  }

  function decodePostings(text) {
    let unit = -1;
    return Array.from(text.matchAll(POSTING), ([, gap, body, title, first]) => {
      unit += parseInt(gap, 36) + 1;
      return { unit, body: weight(body), title: title ? weight(title) : 0, first: first !== "" };
    });
  }

  /** The first place in sorted terms that is not before the wanted one. */
  engine.firstAtOrAfter = (terms, wanted) => {
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** scripts: name -> value, filled as files are loaded ("huvud" must be there). */
  engine.openIndex = (scripts) => {
    const head = scripts.get("huvud");
    const terms = decodeTerms(head.termer);
    const numbers = new Map(terms.map((term, number) => [term, number]));
    const analyzer = engine.analyzer(head.språk);
    const shares = engine.shares(head, scripts, analyzer);
    const sections = column(head.avsnitt).map((section) => parseInt(section, 36));
    const inline = head.poster?.split("\n");
    const decoded = new Map();
    const small = new Set(Array.from(analyzer.stopwords, analyzer.stem));
    const weak = new Set(analyzer.tables.weak_words.map(analyzer.stem));
    const empty = new Set(analyzer.tables.empty_words.map(analyzer.stem));
    const negations = new Set(analyzer.tables.negations.map(analyzer.stem));
    const urgent = shares.firstBets().filter((key) => key[0] === URGENT).map((key) => key.slice(1).split(" "));
    let page = -1;

    function bet(key) {
      const kind = [URGENT, TOLD, ""].find((one) => shares.bet(one, key));
      return kind === undefined ? null : { units: shares.bet(kind, key), whole: kind !== "" };
    }

    /** The longest of the urgent questions that a longer one holds. */
    function urgentIn(query) {
      const said = new Set(analyzer.analyze(query).words.map(analyzer.stem));
      const found = urgent.filter((words) => words.every((word) => said.has(word)));
      found.sort((a, b) => b.length - a.length || (a.join(" ") < b.join(" ") ? -1 : 1));
      return found.length ? { units: shares.bet(URGENT, found[0].join(" ")), whole: true } : { units: [], whole: false };
    }

    function line(number) {
      if (inline) return inline[number];
      const shard = engine.shardOf(head.postdelar, number);
      const lines = scripts.get(`p${shard}`).split("\n");
      return lines[number - head.postdelar[shard]];
    }

    return {
      analyzer,
      shares,
      longestSynonym: head.längst,
      lawAliases: head.lagbyten,
      suggestions: head.förslag,
      terms,
      kinds: column(head.enhetstyp).map((kind) => head.typer[parseInt(kind, 36)]),
      sections,
      titleLengths: Array.from(head.titelord, (length) => parseInt(length, 36)),
      pages: sections.map((section) => (section === 0 ? ++page : page)),
      has: (term) => numbers.has(term),
      ...engine.nearTerms(terms),

      /** The units that come first: for just this question, or for it without words such as "klienten"; those of one
       *  word not where a kind of answer is asked for ("hur länge kan man sitta på LVM" is not "LVM") or it is denied. */
      chosen(query, intent) {
        const key = analyzer.key(query);
        const [exact, now] = [bet(key), urgentIn(query)];
        if (exact && (exact.whole || !now.units.length)) return exact;
        if (now.units.length) return now;
        const placed = analyzer.analyze(query, true).laws.some((place) => place.section);
        const asked = [...new Set(key.split(" "))].sort();
        const left = asked.filter((word) => !weak.has(word));
        const said = analyzer.analyze(query).words;
        const told = analyzer.told(said);
        const bare = left.filter((word) => !small.has(word) || told.includes(word));
        const denied = said.map(analyzer.stem).filter((word) => negations.has(word));
        const aside = asked.filter((word) => !bare.includes(word) && !empty.has(word));
        const tried = (aside.length <= MOST_ASIDE ? [left, bare] : [left]).filter((words) =>
          denied.every((word) => words.includes(word)),
        );
        const found = tried.map((words) => bet(words.join(" "))).find((one) => one?.units.length);
        return found && bare.length > (intent ? 1 : 0) && !placed ? found : now;
      },

      postings(term) {
        const number = numbers.get(term);
        if (number === undefined) return [];
        if (!decoded.has(number)) decoded.set(number, decodePostings(line(number)));
        return decoded.get(number);
      },

      /** Names of the files that hold the postings of some terms. */
      postingShards(wanted) {
        if (inline) return [];
        const known = wanted.map((term) => numbers.get(term)).filter((number) => number !== undefined);
        return [...new Set(known.map((number) => `p${engine.shardOf(head.postdelar, number)}`))];
      },

      detailShard: (number) => `t${engine.shardOf(head.textdelar, number)}`,

      /** [url, title, kind, [[anchor, title, kind, text, answer], …], search words, files] of a page whose file is
       *  loaded; what is empty at an end is left out. */
      details(number) {
        const shard = engine.shardOf(head.textdelar, number);
        return scripts.get(`t${shard}`)[number - head.textdelar[shard]];
      },
    };
  };
})();
