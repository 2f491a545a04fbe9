// Text -> words, and the punctuation that law references need. Twin of search_words.py: same classes, same cuts.
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

  engine.wordPattern = () => new RegExp(WORD, "g");

  /** Words and the punctuation of law references, in order, lower case. */
  engine.tokens = (text) => text.normalize("NFC").toLowerCase().match(TOKEN) || [];

  /** A hyphenated word in parts and joined: "asi-intervju" -> "asi", "intervju", "asiintervju". */
  engine.pieces = (word) => (word.includes("-") ? [...word.split("-"), word.replaceAll("-", "")] : [word]);

  /** Without accents and dots: how people without Swedish keys write. */
  engine.fold = (word) => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
})();
