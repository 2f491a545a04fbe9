// The results page: all hits of a query, filtered by kind. The query stands in the address, "?q=" or "#q=". Markup:
//   <div data-hs-soksida data-hs-sok-adress="fraga|fragment">
//     <form role="search"> <label for=…> <input type="search" name="q"> <button>   hidden until now for "fragment"
//     <div data-hs-sok-inga hidden> what to do when nothing was found </div>
//   <div data-hs-utan-sok> what leads on without the search; hidden when the search has begun </div>
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});
  const dom = handbook.sokdom;

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
    visar: "Visar {visar} för «{sökt}».",
    ocksa: "Söker också på {visar} för «{sökt}».",
  };
  // An outdated word and a slip of the finger are replaced; other words are looked for as well.
  const REPLACED = new Set(["utgånget ord", "stavning"]);
  const PAGE_SIZE = 20;
  const PAUSE = 120;
  const PATIENCE = 400; // milliseconds for which the hits of another question may stand
  let pages = 0;

  class ResultsPage {
    constructor(root) {
      this.root = root;
      this.words = dom.words(root, SENTENCES);
      this.mode = root.dataset.hsSokAdress ?? "fraga";
      this.limit = PAGE_SIZE;
      this.asked = 0;
      this.number = ++pages;
      this.build();
      this.listen();
      this.readAddress();
    }

    build() {
      this.form = this.root.querySelector("form");
      this.input = this.form.querySelector("input[type=search]");
      this.help = this.root.querySelector("[data-hs-sok-inga]");
      this.count = dom.element("p", { class: "hs-soksida-status" });
      const spoken = dom.element("p", { role: "status", class: "hs-dold" });
      this.speak = dom.speaker(spoken);
      this.notes = dom.element("div", { class: "hs-soksida-noter" });
      this.suggestions = dom.element("div", { class: "hs-soksida-forslag" });
      this.filters = dom.element("fieldset", { class: "hs-soksida-filter" });
      this.list = dom.element("ol", { class: "hs-soksida-lista" });
      this.more = dom.element("button", { type: "button", class: "hs-soksida-fler" }, this.words("fler"));
      this.folded = dom.element("details", { class: "hs-soksida-filterruta" });
      this.folded.append(dom.element("summary", {}, this.words("smal")), this.filters);
      this.wide = window.matchMedia("(min-width: 40rem)");
      this.folded.open = this.wide.matches;
      this.folded.hidden = this.more.hidden = true;
      this.form.after(this.count, spoken, this.notes, this.suggestions, this.folded, this.list, this.more);
      // As in `sok-ui`. A browser may send what its spelling is checked of to whoever made the browser.
      for (const [name, value] of [["autocomplete", "off"], ["autocapitalize", "none"], ["spellcheck", "false"]]) {
        this.input.setAttribute(name, value);
      }
      this.form.hidden = false;
      for (const without of document.querySelectorAll("[data-hs-utan-sok]")) without.hidden = true;
    }

    listen() {
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.ask(this.input.value, "");
      });
      this.input.addEventListener("input", () => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.input.value.trim() === this.query || this.ask(this.input.value, ""), PAUSE);
      });
      this.filters.addEventListener("change", (event) => this.ask(this.query, event.target.value));
      this.more.addEventListener("click", () => this.showMore());
      dom.onReturn(() => (this.input.value ||= this.query));
      // A phone that is turned, or a page that is zoomed out: a wide screen has nothing to open them with.
      this.wide.addEventListener("change", () => {
        if (this.wide.matches) this.folded.open = true;
      });
      for (const change of ["hashchange", "popstate"]) {
        window.addEventListener(change, () => this.root.isConnected && this.readAddress());
      }
    }

    readAddress() {
      const { hash, search } = window.location;
      const asked = new URLSearchParams(this.mode === "fragment" ? hash.slice(1) : search);
      if (this.mode === "fragment" && this.query && hash && !asked.has("q")) return this.remember(); // a place on the page
      const [query, kind] = [asked.get("q") ?? "", asked.get("typ") ?? ""];
      if (query === this.query && kind === this.kind) return;
      this.input.value = query;
      this.ask(query, kind, window.history.state?.hsTraffar);
    }

    /** A new query or filter; the address follows, so that a result can be linked to and come back to. */
    ask(query, kind, limit = PAGE_SIZE) {
      clearTimeout(this.waiting);
      const another = query.trim() !== this.query;
      this.query = query.trim();
      this.kind = kind;
      this.limit = limit;
      this.remember();
      return this.search(another);
    }

    /** In the address what is asked; beside it how many hits there are, for whoever opened one and comes back. */
    remember() {
      const said = { ...(this.query && { q: this.query }), ...(this.kind && { typ: this.kind }) };
      const asked = new URLSearchParams(said).toString();
      const address = window.location.pathname + (asked && (this.mode === "fragment" ? "#" : "?") + asked);
      window.history.replaceState({ ...window.history.state, hsTraffar: this.limit }, "", address);
    }

    /** The hits of `another` question do not stand for long under this one. */
    async search(another = false) {
      const number = ++this.asked;
      clearTimeout(this.slow);
      if (!this.query) {
        this.clear(this.words("tom"));
        return this.speak(""); // who has emptied the field knows it
      }
      const searching = this.words("soker");
      if (!this.list.children.length) this.say(searching);
      else if (another) this.slow = setTimeout(() => this.clear(searching), PATIENCE);
      try {
        const result = await handbook.sokresultat(this.query, { gräns: this.limit, typ: this.kind || null });
        if (number === this.asked) this.show(result);
      } catch {
        if (number === this.asked) this.clear(this.words("fel"));
      }
    }

    show(result) {
      clearTimeout(this.slow);
      const { träffar: hits, antal: count, perTyp: counts } = result;
      if (this.kind && count && !Object.hasOwn(counts, this.kind)) return this.ask(this.query, ""); // none of that kind
      const shown = this.kind ? (counts[this.kind] ?? 0) : count;
      this.tell(shown, this.showNotes(result));
      this.showFilters(count, counts);
      this.showSuggestions(result.förslag);
      this.list.replaceChildren(...hits.map(dom.wholeHit));
      this.more.hidden = shown <= hits.length;
      if (this.help) this.help.hidden = count > 0;
    }

    /** What is told above the hits is heard with their number: it says what they are hits on. */
    tell(count, notes) {
      const name = { 0: "inga", 1: "en" }[count] ?? "antal";
      const asked = this.query.length > LONGEST ? `${this.query.slice(0, LONGEST)} …` : this.query;
      this.say(this.words(name, { antal: count, fråga: asked }), notes);
    }

    /** What stands above the hits; it is heard, unless there is something else to say at once. */
    say(text, notes = []) {
      this.count.textContent = text;
      this.speak([text, ...notes].join(" "));
    }

    /** No hits: `text` stands in their place. */
    clear(text) {
      clearTimeout(this.slow);
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
    showFilters(count, counts) {
      const choices = [["", this.words("allt"), count]];
      for (const [kind, of] of dom.inOrder(counts)) choices.push([kind, dom.kinds(kind), of]);
      const key = JSON.stringify(choices);
      this.folded.hidden = choices.length < 3;
      if (key !== this.filterKey) {
        this.filterKey = key;
        const legend = dom.element("legend", { class: "hs-soksida-rubrik" }, this.words("filter"));
        this.filters.replaceChildren(legend, ...choices.map((choice) => this.filter(...choice)));
      }
      for (const choice of this.filters.querySelectorAll("input")) choice.checked = choice.value === this.kind;
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
        button.addEventListener("click", () => {
          this.input.value = word;
          this.input.focus();
          this.ask(word, "");
        });
        return button;
      });
      this.suggestions.append(dom.element("p", {}, this.words("forslag")), ...buttons);
    }

    async showMore() {
      const before = this.list.children.length;
      this.limit += PAGE_SIZE;
      this.remember();
      await this.search();
      this.list.children[before]?.querySelector("a").focus();
    }
  }

  dom.onEachPage(() => {
    for (const root of document.querySelectorAll("[data-hs-soksida]:not([data-hs-sok-igang])")) {
      root.dataset.hsSokIgang = "";
      new ResultsPage(root);
    }
  });
})();
