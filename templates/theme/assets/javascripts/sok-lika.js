// Words that are not quite what was typed: parts of a compound, longer words, slips of the finger, words joined.
// Twin of search_spelling.py, search_neighbours.py and search_word_parts.py.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const MOST_PREFIXES = 40;
  const MOST_SLIPS = 12;
  const MOST_DOTS = 4;
  const DOTTED = /[åäö]/;
  const SHORTEST_TWO_SLIPS = 7;
  const SHORTEST_ARABIC_SLIP = 5;
  const SHORTEST_ENDED = 6;
  const SHORTEST_BASE = 3;
  const PARTICLES = new Set(["av", "in", "om", "på", "ut"]);
  const SHORTEST_VERB = 4;
  const SHORTEST_JOINED = 8;
  const LONG_ENOUGH = 9;
  const DEFINITE = ["ens", "ets", "en", "et", "n", "t", "s"];
  const DIGIT = /[0-9]/;

  /** wordsLike(index) -> {split, begun, slips, likelySlips, rest, writtenAsOne, nearlyAsOne, turnedAround}, all for one index. */
  engine.wordsLike = (index) => {
    const { stem, tables } = index.analyzer;
    const notLast = new Set(tables.not_heads);
    const weak = new Set(tables.weak_words.map(stem));

    function firstPart(word) {
      const forms = word.endsWith("s") ? [word, word.slice(0, -1)] : [word];
      return forms.map(stem).find((form) => form.length >= 3 && index.has(form)) ?? "";
    }

    /** A compound cut where both sides are terms of the index; the most even cut wins. */
    function split(word) {
      let best = [];
      let mark = 0;
      if (word.length < 7) return best;
      for (let cut = 3; cut < word.length - 2; cut++) {
        const second = stem(word.slice(cut));
        if (second.length < 3 || notLast.has(second) || !index.has(second)) continue;
        const first = firstPart(word.slice(0, cut));
        if (!first || (cut < 4 && word.length - cut < 4)) continue;
        if (Math.min(first.length, second.length) > mark) {
          mark = Math.min(first.length, second.length);
          best = [first, second];
        }
      }
      if (!best.length) return afterParticle(word);
      return weak.has(best[0]) ? best.slice(1) : best; // "klienträttigheter" is about rights
    }

    /** What follows a particle of two letters: "avstängd" is "stänga av". */
    function afterParticle(word) {
      const verb = PARTICLES.has(word.slice(0, 2)) ? stem(word.slice(2)) : "";
      return verb.length >= SHORTEST_VERB && index.has(verb) && !notLast.has(verb) ? [verb] : [];
    }

    /** Terms that begin like a word not yet typed to its end. */
    function begun(written) {
      const beginning = engine.isArabic(written) ? stem(written) : written;
      if (beginning.length < 3) return [];
      const start = engine.firstAtOrAfter(index.terms, beginning);
      return index.terms.slice(start, start + MOST_PREFIXES).filter((term) => term.startsWith(beginning));
    }

    /** Whoever writes "ö" can and means it: "anökan" is rather "ansökan" than "anonym". */
    function asDotted(found, written) {
      if (!written.some((form) => DOTTED.test(form))) return found;
      const edits = found.map(([, term]) => Math.min(...written.map((form) => engine.distance(form, term, MOST_DOTS))));
      const least = Math.min(...edits);
      return found.filter((_, i) => edits[i] === least);
    }

    /** [edits, term] of terms one or two edits away; only the nearest. */
    function slips(word, stemmed, most) {
      const arabic = engine.isArabic(stemmed);
      if (word.length < 4 || DIGIT.test(word) || (arabic && stemmed.length < SHORTEST_ARABIC_SLIP)) return [];
      const limit = stemmed.length >= SHORTEST_TWO_SLIPS && !arabic ? most : 1;
      const found = index.near(stemmed, limit);
      if (stemmed !== word && word.length > 5) {
        const known = new Set(found.map(([edits, term]) => `${edits} ${term}`));
        found.push(...index.near(word, limit).filter(([edits, term]) => !known.has(`${edits} ${term}`)));
      }
      if (stemmed.includes("å")) {
        const known = new Set(found.map(([edits, term]) => `${edits} ${term}`));
        const alike = index.near(stemmed.replaceAll("å", "o"), 1);
        found.push(...alike.filter(([edits, term]) => !edits && !known.has(`${edits} ${term}`)));
      }
      const nearest = Math.min(...found.map(([edits]) => edits));
      const likely = asDotted(found.filter(([edits]) => edits === nearest), [stemmed, word]);
      const begun = likely.filter(([, term]) => engine.fold(term)[0] === engine.fold(word)[0]);
      return (begun.length ? begun : likely).slice(0, MOST_SLIPS);
    }

    /** What the stemmer takes from the end of a word, and none. */
    const nouns = tables.nominal.flatMap((noun) =>
      ["", "s", "en", "ens", "ar", "ars", "arna", "arnas"].map((ending) => noun + ending),
    );
    const adjectives = tables.derivations.flatMap((part) =>
      ["", "t", "a", "e", "en", "er", "erna"].map((ending) => part + ending),
    );
    const endings = [...new Set(["", "n", "t", "s", "na", ...tables.suffixes, ...nouns, ...adjectives])];

    /** How many edits the end of a word is from an ending; two stand for more. */
    function endingCost(end) {
      if (endings.includes(end)) return 0;
      return end.length > 1 && endings.some((ending) => engine.distance(end, ending, 1) === 1) ? 1 : 2;
    }

    /** The longest terms that are one edit from a word when they are given an ending: "beömning" is "bedöm|ning". */
    function slipsWithEnding(word) {
      if (word.length < SHORTEST_ENDED || DIGIT.test(word)) return [];
      const wanted = engine.fold(word);
      const costs = Array.from({ length: wanted.length + 1 }, (_, cut) => endingCost(wanted.slice(cut)));
      const found = index.nearWithEnding(word, costs);
      const longest = Math.max(...found.map((term) => term.length));
      return found.filter((term) => term.length === longest).slice(0, MOST_SLIPS).map((term) => [1, term]);
    }

    /** [edits, term] of a word in which two letters beside each other change places: "gallirng" is "gallr|ing". */
    function swapped(word) {
      if (word.length < SHORTEST_ENDED || DIGIT.test(word)) return [];
      const letters = Array.from(word);
      const words = letters.slice(1).map((letter, i) => [...letters.slice(0, i), letter, letters[i], ...letters.slice(i + 2)].join(""));
      return [...new Set(words.map(stem))].filter(index.has).map((term) => [1, term]);
    }

    /** What a word may be a slip for: the fewer edits the likelier, with or without an ending. */
    function likelySlips(word, stemmed, hasParts) {
      const found = slips(word, stemmed, hasParts ? 1 : 2);
      if (hasParts || (found.length && !found[0][0])) return found;
      const exchanged = swapped(word);
      const ended = exchanged.length ? exchanged : slipsWithEnding(word);
      const kept = found.filter(([edits]) => edits === 1 || !ended.length);
      const known = new Set(kept.map(([edits, term]) => `${edits} ${term}`));
      return [...kept, ...ended.filter(([edits, term]) => !known.has(`${edits} ${term}`))];
    }

    /** The longest beginning or end of an unknown word that the index knows, or "". A shorter one before a joining s. */
    function rest(word) {
      for (let length = word.length - 3; length > 4; length--) {
        for (const part of [word.slice(0, length), word.slice(-length)]) {
          const found = stem(part);
          if (found.length >= 4 && index.has(found)) return found;
        }
      }
      return word[3] === "s" && word.length >= SHORTEST_JOINED ? firstPart(word.slice(0, 4)) : "";
    }

    /** A word that looks like an ending makes no compound: "hand" and "tas" are not "handtas", a form of "hand". */
    const joined = (beginnings, end) =>
      beginnings.flatMap((beginning) =>
        [stem(beginning + end), stem(`${beginning}s${end}`)].filter(
          (term) => index.has(term) && term !== stem(beginning) && term !== stem(end),
        ),
      );

    /** A word with the one after it, and the one before it with the word; not what was joined: "LVM-vård". */
    const pairs = (words, i) =>
      [[i, i + 1], [i - 1, i]]
        .filter(([first, second]) => first >= 0 && second < words.length)
        .filter(([first, second]) => words[second + 1]?.text !== words[first].text + words[second].text);

    function bases(word) {
      const endings = DEFINITE.filter((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST_BASE);
      return [word, ...endings.map((ending) => word.slice(0, word.length - ending.length))];
    }

    return {
      split,
      begun,
      slips,
      likelySlips,
      rest,

      /** "anhörig stöd" is "anhörigstöd", "utrednings tid" is "utredningstid". */
      writtenAsOne: (words, i) => [
        ...pairs(words, i).flatMap(([first, second]) => joined([words[first].text], words[second].text)),
        ...(words[i].before && !index.has(words[i].stem) ? joined([words[i].before], words[i].text) : []),
      ],

      /** [edits, term] of the same with a slip in one of the two: "beronde centrum". */
      nearlyAsOne: (words, i) =>
        pairs(words, i)
          .filter((pair) => !words[pair[0]].between.length && !pair.every((place) => index.has(words[place].stem)))
          .map(([first, second]) => words[first].text + words[second].text)
          .filter((whole) => whole.length >= LONG_ENOUGH)
          .flatMap((whole) => slips(whole, stem(whole), 1)),

      /** "plan för vården" is "vårdplan", "följa upp" is "uppföljning". */
      turnedAround: (words, i) => [
        ...pairs(words, i)
          .filter(([first]) => words[first].joinsNext)
          .flatMap(([first, second]) => joined(bases(words[second].text), words[first].text)),
        ...(words[i].particle ? joined([words[i].particle], words[i].text) : []),
      ],
    };
  };
})();
