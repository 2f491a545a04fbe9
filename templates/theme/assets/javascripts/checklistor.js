/* Checklists: how far one has come, kept in this tab only, copied as text. The ticks are written when the reader ticks,
   to the tab's own memory (sessionStorage), as ids of items; nothing that can be typed. Load kopiera.js first. */
(() => {
  "use strict";

  const list = document.querySelector("[data-hs-lista]");
  if (!list) return;

  const KEPT = "Kryssen finns kvar i den här fliken tills du stänger den eller rensar. Inget sparas på servern.";
  const { copy } = window.handlaggarstod.kopiera;
  const { hsLista: id, version, titel: title } = list.dataset;
  const key = `checklista:${id}`;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const [kept, progress, done, copied] = [".hs-kryss-om", ".hs-kryss-lage", ".hs-kryss-klart", ".hs-kryss-kopia"]
    .map((selector) => list.querySelector(selector));

  /** What the tab remembers of this list, or null. A tab that may not remember anything still has its boxes. */
  function remembered() {
    try {
      return JSON.parse(window.sessionStorage.getItem(key));
    } catch {
      return null;
    }
  }

  /** True when the tab could take it in; no ticks leave nothing behind. */
  function remember(ticked) {
    try {
      if (ticked.length) window.sessionStorage.setItem(key, JSON.stringify({ version, ticked }));
      else window.sessionStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.id);

  function count(lead = "") {
    progress.textContent = `${lead}${ticked().length} av ${boxes.length} klara`;
  }

  function restore() {
    const memory = remembered();
    const changed = memory !== null && memory.version !== version;
    const ids = memory && !changed && Array.isArray(memory.ticked) ? memory.ticked : [];
    boxes.forEach((box) => { box.checked = ids.includes(box.id); });
    if (changed) {
      remember([]);
      done.textContent = `Listan har ändrats sedan du kryssade: den har nu version ${version}. Kryssen är rensade, börja om.`;
    }
    count();
  }

  function clear() {
    boxes.forEach((box) => { box.checked = false; });
    remember([]);
    copied.replaceChildren();
    done.textContent = "";
    count("Kryssen är rensade. ");
  }

  /** Title, version and each item with its box; never anything about a person, since nothing can be typed here. */
  function asText() {
    const groups = [...list.querySelectorAll("fieldset")].flatMap((group) => {
      const legend = group.querySelector("legend");
      const heading = legend.classList.contains("hs-dold") ? [] : [legend.textContent.trim()];
      return ["", ...heading, ...[...group.querySelectorAll("label")].map(itemText)];
    });
    return [`${title} (version ${version})`, ...groups, "", `${ticked().length} av ${boxes.length} klara`, ""].join("\n");
  }

  const itemText = (label) => `[${label.querySelector("input").checked ? "x" : " "}] ${label.textContent.trim()}`;

  boxes.forEach((box) => box.addEventListener("change", () => {
    done.textContent = "";
    if (!remember(ticked())) kept.textContent = "Kryssen försvinner när du lämnar sidan. Inget sparas.";
    count();
  }));
  list.querySelector("[data-hs-rensa]").addEventListener("click", clear);
  list.querySelector("[data-hs-kopiera]").addEventListener("click", () => copy(asText(), copied, done));
  kept.textContent = KEPT;
  list.querySelector(".hs-kryss-rad").hidden = false;
  restore();
  // Some browsers fill in a form as it was when the page is shown again; what the tab remembers goes before that.
  window.addEventListener("pageshow", restore);
})();
