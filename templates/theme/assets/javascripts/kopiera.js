/* What a reader carries away from a page: a text on the clipboard, or a file. Nothing leaves the computer.
   An intranet without TLS has no clipboard for scripts; then the text is shown, marked and ready for Ctrl+C. */
(() => {
  "use strict";

  const COPIED = "Kopierat.";
  const BY_HAND = "Texten är markerad. Tryck Ctrl+C för att kopiera den.";

  /** Copies the text; says in `status` how it went. `place` is where the text is shown when it can't be copied. */
  async function copy(text, place, status) {
    place.replaceChildren();
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = COPIED;
    } catch {
      status.textContent = showMarked(text, place) ? COPIED : BY_HAND;
      if (status.textContent === COPIED) place.replaceChildren();
    }
  }

  /** The text in a field, marked; true when the browser let us copy it after all. */
  function showMarked(text, place) {
    const label = document.createElement("label");
    const area = document.createElement("textarea");
    const back = document.activeElement;
    area.className = "hs-kopia";
    area.readOnly = true;
    area.rows = Math.min(text.split("\n").length + 1, 14);
    area.value = text;
    label.append("Text att kopiera", area);
    place.append(label);
    area.focus();
    area.select();
    const done = document.execCommand("copy");
    if (done && back) back.focus();
    return done;
  }

  /** Hands the reader a file made here. */
  function download(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  window.handlaggarstod = window.handlaggarstod || {};
  window.handlaggarstod.kopiera = Object.freeze({ copy, download });
})();
