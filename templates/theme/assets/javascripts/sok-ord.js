// Text -> words, and the punctuation that law references need; a query -> phrases and words to do without.
// Twin of search_words.py and of read_question in search_question.py: same classes, same cuts.
(() => {
  "use strict";
  const engine = ((window.handlaggarstod ??= {}).sokmotor ??= {});

  const CHARACTERS =
    "0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u0373\u0376-\u037d\u0386-\u0481" +
    "\u048a-\u0559\u0561-\u0587\u0591-\u05bd\u05d0-\u05f2\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff" +
    "\u0750-\u077f\u0900-\u0963\u0e01-\u0e3a\u0e40-\u0e4e\u10a0-\u10fa\u1200-\u135a\u1e00-\u1fff\u3041-\u30fa" +
    "\u3400-\u9fff\uac00-\ud7a3";
  const WORD = `[${CHARACTERS}]+(?:-[${CHARACTERS}]+)*`;
  const TOKEN = new RegExp(`${WORD}|[§:.,()–]`, "g");

  /** A word in the Arabic script, which Dari and Sorani are written in, too. */
  engine.isArabic = (word) => /[\u0620-\u06ff]/.test(word);

  engine.wordPattern = () => new RegExp(WORD, "g");

  /** The lower-case words of a text, hyphenated ones whole. */
  engine.words = (text) => text.toLowerCase().match(engine.wordPattern()) || [];

  /** Words and the punctuation of law references, in order, lower case. */
  engine.tokens = (text) => text.normalize("NFC").toLowerCase().match(TOKEN) || [];

  /** A hyphenated word in parts and joined: "asi-intervju" -> "asi", "intervju", "asiintervju". */
  engine.pieces = (word) => (word.includes("-") ? [...word.split("-"), word.replaceAll("-", "")] : [word]);

  /** Without accents and dots: how people without Swedish keys write. */
  engine.fold = (word) => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  const SPACE = " \\t\\n\\r\\f\u00a0";
  const MARKS = '"\u201c\u201d\u201e\u00bb\u00ab';
  const QUOTED = new RegExp(`(^|[${SPACE}(])?([-\u2013\u2212])?[${MARKS}]([^${MARKS}]*)[${MARKS}]`, "g");
  const WITHOUT = new RegExp(`(^|[${SPACE}])[-\u2013\u2212]([${CHARACTERS}][${CHARACTERS}-]*)`, "g");

  /** {text, phrases, without}: a lone quotation mark, a dash between words and a range of numbers are left alone. */
  engine.readQuestion = (query) => {
    const phrases = [];
    const without = [];
    const parted = query.replace(QUOTED, (_, before, dash, quoted) => {
      const phrase = engine.words(quoted.normalize("NFC").replaceAll("\u00ad", "")).join(" ");
      const minus = dash && before !== undefined;
      if (phrase) (minus ? without : phrases).push(phrase);
      return minus ? `${before} ` : `${before ?? ""}${dash ?? ""} ${quoted} `;
    });
    const text = parted.replace(WITHOUT, (whole, before, found) => {
      const word = found.toLowerCase();
      if (/^[0-9]/.test(word)) return whole;
      without.push(word.replace(/^-+|-+$/g, ""));
      return `${before} `;
    });
    return { text, phrases: [...new Set(phrases)], without: [...new Set(without)] };
  };

  /** Whether the words of a phrase stand in a text, just so and in that order. */
  engine.hasPhrase = (text, phrase) => ` ${engine.words(text).join(" ")} `.includes(` ${phrase} `);
})();
