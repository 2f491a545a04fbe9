// The results page: all hits of a query, filtered by kind. The query stands in the address, "?q=" or "#q=".
//   <div data-hs-soksida data-hs-sok-adress="fraga|fragment"></div>
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});
  const dom = handbook.sokdom;

  const TEXT = {
    label: "Sök i handboken",
    button: "Sök",
    filter: "Visa",
    everything: (count) => `Allt (${count})`,
    kind: (kind, count) => `${dom.kinds(kind)} (${count})`,
    found: (count, query) => `${dom.hits(count)} på ”${query}”`,
    none: (query) => `Inga träffar på ”${query}”. Kontrollera stavningen eller prova ett annat ord.`,
    suggestions: "Prova till exempel:",
    more: "Visa fler träffar",
    empty: "Skriv ett ord, en fråga eller ett lagrum, till exempel 11 kap. 1 § SoL.",
    broken: "Sökningen kunde inte laddas. Använd menyn i stället.",
  };
  const PAGE_SIZE = 20;
  const PAUSE = 120;
  let pages = 0;

  class ResultsPage {
    constructor(root) {
      this.root = root;
      this.mode = root.dataset.hsSokAdress ?? "fraga";
      this.limit = PAGE_SIZE;
      this.asked = 0;
      this.number = ++pages;
      this.build();
      this.listen();
      this.readAddress();
    }

    build() {
      const id = `hs-soksida-falt-${this.number}`;
      this.input = dom.element("input", { id, type: "search", name: "q", class: "hs-soksida-falt", autocomplete: "off" });
      this.form = dom.element(
        "form",
        { role: "search", class: "hs-soksida-form" },
        dom.element("label", { for: id, class: "hs-soksida-etikett" }, TEXT.label),
        this.input,
        dom.element("button", { type: "submit", class: "hs-soksida-knapp" }, TEXT.button),
      );
      this.filters = dom.element("fieldset", { class: "hs-soksida-filter" });
      this.status = dom.element("p", { role: "status", class: "hs-soksida-status" });
      this.suggestions = dom.element("div", { class: "hs-soksida-forslag" });
      this.list = dom.element("ol", { class: "hs-soksida-lista" });
      this.more = dom.element("button", { type: "button", class: "hs-soksida-fler" }, TEXT.more);
      this.filters.hidden = this.more.hidden = true;
      this.root.replaceChildren(this.form, this.status, this.suggestions, this.filters, this.list, this.more);
    }

    listen() {
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.ask(this.input.value, "");
      });
      this.input.addEventListener("input", () => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.ask(this.input.value, ""), PAUSE);
      });
      this.filters.addEventListener("change", (event) => this.ask(this.query, event.target.value));
      this.more.addEventListener("click", () => this.showMore());
      for (const change of ["hashchange", "popstate"]) {
        window.addEventListener(change, () => this.root.isConnected && this.readAddress());
      }
    }

    readAddress() {
      const { hash, search } = window.location;
      const asked = new URLSearchParams(this.mode === "fragment" ? hash.slice(1) : search);
      const query = asked.get("q") ?? "";
      if (query === this.query) return;
      this.input.value = query;
      this.ask(query, asked.get("typ") ?? "");
    }

    /** A new query or filter; the address follows, so that a result can be linked to and come back to. */
    ask(query, kind) {
      clearTimeout(this.waiting);
      this.query = query.trim();
      this.kind = kind;
      this.limit = PAGE_SIZE;
      const here = window.location.pathname;
      const asked = new URLSearchParams({ ...(this.query && { q: this.query }), ...(kind && { typ: kind }) }).toString();
      const sign = this.mode === "fragment" ? "#" : "?";
      window.history.replaceState(window.history.state, "", here + (asked && sign + asked));
      return this.search();
    }

    async search() {
      const number = ++this.asked;
      if (!this.query) return this.clear(TEXT.empty);
      try {
        const result = await handbook.sokresultat(this.query, { gräns: this.limit, typ: this.kind || null });
        if (number === this.asked) this.show(result);
      } catch {
        this.clear(TEXT.broken);
      }
    }

    show({ träffar: hits, antal: count, perTyp: counts, förslag: suggestions }) {
      const shown = this.kind ? (counts[this.kind] ?? 0) : count;
      this.status.textContent = shown ? TEXT.found(shown, this.query) : TEXT.none(this.query);
      this.showFilters(count, counts);
      this.showSuggestions(suggestions);
      this.list.replaceChildren(...hits.map((hit) => this.item(hit)));
      this.more.hidden = shown <= hits.length;
    }

    clear(text) {
      this.status.textContent = text;
      this.filters.hidden = this.more.hidden = true;
      this.list.replaceChildren();
      this.suggestions.replaceChildren();
    }

    /** Rebuilt only when the counts change, so that the chosen radio button keeps the focus. */
    showFilters(count, counts) {
      const choices = [["", TEXT.everything(count)]];
      for (const [kind, of] of Object.entries(counts)) choices.push([kind, TEXT.kind(kind, of)]);
      const key = JSON.stringify(choices);
      this.filters.hidden = choices.length < 3;
      if (key !== this.filterKey) {
        this.filterKey = key;
        const legend = dom.element("legend", { class: "hs-soksida-rubrik" }, TEXT.filter);
        this.filters.replaceChildren(legend, ...choices.map(([kind, label]) => this.filter(kind, label)));
      }
      for (const choice of this.filters.querySelectorAll("input")) choice.checked = choice.value === this.kind;
    }

    filter(kind, label) {
      const radio = dom.element("input", { type: "radio", name: `hs-soksida-typ-${this.number}`, value: kind });
      return dom.element("label", { class: "hs-soksida-val" }, radio, " ", label);
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
      this.suggestions.append(dom.element("p", {}, TEXT.suggestions), ...buttons);
    }

    item(hit) {
      const place = dom.place(hit);
      const link = dom.element("a", { href: dom.address(hit.url) }, ...dom.marked(hit.titel, hit.titelmarkeringar));
      const about = dom.element("p", { class: "hs-soksida-om" }, dom.element("span", { class: "hs-sok-typ" }, dom.kind(hit.typ)));
      if (place) about.append(" ", dom.element("span", { class: "hs-sok-avsnitt" }, place));
      const excerpt = dom.element("p", { class: "hs-soksida-utdrag" }, ...dom.marked(hit.utdrag, hit.markeringar));
      return dom.element("li", { class: "hs-soksida-traff" }, dom.element("h2", { class: "hs-soksida-titel" }, link), about, excerpt);
    }

    async showMore() {
      const before = this.list.children.length;
      this.limit += PAGE_SIZE;
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
