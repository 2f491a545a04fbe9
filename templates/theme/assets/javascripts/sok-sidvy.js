// What the results page shows: how many hits there are and of what kinds, what is told above them, the hits.
(() => {
  "use strict";
  const dom = window.handlaggarstod.sokdom;

  /** Letters of a question that are said again. */
  const LONGEST = 80;

  const SENTENCES = {
    filter: "Visa",
    smal: "Välj vad som visas",
    allt: "Allt",
    antal: "{antal} träffar på ”{fråga}”",
    en: "1 träff på ”{fråga}”",
    inga: "Inga träffar på ”{fråga}”.",
    forslag: "Prova något av det här:",
    fler: "Visa fler träffar",
    tom: "Skriv ett ord, en fråga, ett lagrum eller numret på en mall.",
    soker: "Söker …",
    fel: "Sökningen kunde inte laddas. Använd menyn i stället.",
    person: "Det ser ut som ett personnummer, så inget söktes. Skriv aldrig uppgifter om en person i sökrutan.",
    visar: "Visar {visar} för «{sökt}».",
    ocksa: "Söker också på {visar} för «{sökt}».",
  };
  // An outdated word and a slip of the finger are replaced; other words are looked for as well.
  const REPLACED = new Set(["utgånget ord", "stavning"]);
  let views = 0;

  /** take(word) is called when the reader takes up a suggestion. */
  dom.ResultsView = class {
    constructor(root, take) {
      this.words = dom.words(root, SENTENCES);
      this.take = take;
      this.number = ++views;
      this.help = root.querySelector("[data-hs-sok-inga]");
      this.build();
      this.unfold();
    }

    build() {
      this.count = dom.element("p", { class: "hs-soksida-status" });
      this.spoken = dom.element("p", { role: "status", class: "hs-dold" });
      this.speak = dom.speaker(this.spoken);
      this.notes = dom.element("div", { class: "hs-soksida-noter" });
      this.suggestions = dom.element("div", { class: "hs-soksida-forslag" });
      this.filters = dom.element("fieldset", { class: "hs-soksida-filter" });
      this.list = dom.element("ol", { class: "hs-soksida-lista" });
      this.more = dom.element("button", { type: "button", class: "hs-soksida-fler" }, this.words("fler"));
      this.folded = dom.element("details", { class: "hs-soksida-filterruta" });
      this.folded.append(dom.element("summary", {}, this.words("smal")), this.filters);
      this.folded.hidden = this.more.hidden = true;
    }

    /** A phone that is turned, or a page that is zoomed out: a wide screen has nothing to open the filters with. */
    unfold() {
      const wide = window.matchMedia("(min-width: 40rem)");
      this.folded.open = wide.matches;
      wide.addEventListener("change", () => {
        if (wide.matches) this.folded.open = true;
      });
    }

    /** Everything, in the order of the page. */
    get parts() {
      return [this.count, this.spoken, this.notes, this.suggestions, this.folded, this.list, this.more];
    }

    /** The hits of a query, of one kind or (kind is "") of all. */
    show(result, query, kind) {
      const { träffar: hits, antal: count, perTyp: counts } = result;
      const shown = kind ? (counts[kind] ?? 0) : count;
      this.tell(shown, query, this.showNotes(result));
      this.showFilters(count, counts, kind);
      this.showSuggestions(result.förslag);
      this.list.replaceChildren(...hits.map(dom.wholeHit));
      this.more.hidden = shown <= hits.length;
      if (this.help) this.help.hidden = count > 0;
    }

    /** What is told above the hits is heard with their number: it says what they are hits on. */
    tell(count, query, notes) {
      const name = { 0: "inga", 1: "en" }[count] ?? "antal";
      const asked = query.length > LONGEST ? `${query.slice(0, LONGEST)} …` : query;
      this.say(this.words(name, { antal: count, fråga: asked }), notes);
    }

    /** What stands above the hits; it is heard, unless there is something else to say at once. */
    say(text, notes = []) {
      this.count.textContent = text;
      this.speak([text, ...notes].join(" "));
    }

    /** No hits: `text` stands in their place. */
    clear(text) {
      this.say(text);
      this.folded.hidden = this.more.hidden = true;
      for (const part of [this.list, this.suggestions, this.notes]) part.replaceChildren();
      if (this.help) this.help.hidden = true;
    }

    /** What was looked for instead of, or beside, what was written, and what could not be done; gives the sentences. */
    showNotes({ tolkningar: readings = [], noteringar: notes = [] }) {
      const sentences = readings.map(({ sökt: asked, visar: shown, skäl: reason }) => {
        return this.words(REPLACED.has(reason) ? "visar" : "ocksa", { sökt: asked, visar: shown.join(", ") });
      });
      const told = notes.map(({ kod, ord, text }) => this.words(kod, { ord }) || text);
      const all = [...told, ...sentences];
      this.notes.replaceChildren(...all.map((text) => dom.element("p", {}, text)));
      return all;
    }

    /** Rebuilt only when the counts change, so that the chosen radio button keeps the focus. */
    showFilters(count, counts, chosen) {
      const choices = [["", this.words("allt"), count]];
      for (const [kind, of] of dom.inOrder(counts)) choices.push([kind, dom.kinds(kind), of]);
      const key = JSON.stringify(choices);
      this.folded.hidden = choices.length < 3;
      if (key !== this.filterKey) {
        this.filterKey = key;
        const legend = dom.element("legend", { class: "hs-soksida-rubrik" }, this.words("filter"));
        this.filters.replaceChildren(legend, ...choices.map((choice) => this.filter(...choice)));
      }
      for (const choice of this.filters.querySelectorAll("input")) choice.checked = choice.value === chosen;
    }

    filter(kind, label, count) {
      const radio = dom.element("input", { type: "radio", name: `hs-soksida-typ-${this.number}`, value: kind });
      return dom.element("label", { class: "hs-soksida-val" }, radio, ` ${label} (${count})`);
    }

    showSuggestions(suggestions) {
      this.suggestions.replaceChildren();
      if (!suggestions.length) return;
      const buttons = suggestions.map((word) => {
        const button = dom.element("button", { type: "button", class: "hs-soksida-prova" }, word);
        button.addEventListener("click", () => this.take(word));
        return button;
      });
      this.suggestions.append(dom.element("p", {}, this.words("forslag")), ...buttons);
    }
  };
})();
