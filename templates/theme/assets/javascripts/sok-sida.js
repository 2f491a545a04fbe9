// The results page: all hits of a query, filtered by kind. The query stands in the address, "?q=" or "#q=". Markup:
//   <div data-hs-soksida data-hs-sok-adress="fraga|fragment">
//     <form role="search"> <label for=…> <input type="search" name="q"> <button>   hidden until now for "fragment"
//     <div data-hs-sok-inga hidden> what to do when nothing was found </div>
//   <div data-hs-utan-sok> what leads on without the search; hidden when the search has begun </div>
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});
  const dom = handbook.sokdom;

  const PAGE_SIZE = 20;
  const PAUSE = 120;
  const PATIENCE = 400; // milliseconds for which the hits of another question may stand

  class ResultsPage {
    constructor(root) {
      this.root = root;
      this.mode = root.dataset.hsSokAdress ?? "fraga";
      this.limit = PAGE_SIZE;
      this.asked = 0;
      this.form = root.querySelector("form");
      this.input = this.form.querySelector("input[type=search]");
      this.view = new dom.ResultsView(root, (word) => this.take(word));
      this.begin();
      this.listen();
      this.readAddress();
    }

    /** The field and the hits take the place of what leads on without the search. */
    begin() {
      this.form.after(...this.view.parts);
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
      this.view.filters.addEventListener("change", (event) => this.ask(this.query, event.target.value));
      this.view.more.addEventListener("click", () => this.showMore());
      dom.onReturn(() => (this.input.value ||= this.query));
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
      if (this.mode !== "fragment" && handbook.sokperson(query)) return this.refuse();
      const another = query.trim() !== this.query;
      this.query = query.trim();
      this.kind = kind;
      this.limit = limit;
      this.remember();
      return this.search(another);
    }

    /** A question about a person is not put in the address, which a server may log, nor left there. */
    refuse() {
      this.asked++;
      this.query = this.kind = "";
      this.remember();
      this.clear("person");
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
        this.clear("tom");
        return this.view.speak(""); // who has emptied the field knows it
      }
      if (!this.view.list.children.length) this.view.say(this.view.words("soker"));
      else if (another) this.slow = setTimeout(() => this.clear("soker"), PATIENCE);
      try {
        const result = await handbook.sokresultat(this.query, { gräns: this.limit, typ: this.kind || null });
        if (number === this.asked) this.show(result);
      } catch {
        if (number === this.asked) this.clear("fel");
      }
    }

    show(result) {
      clearTimeout(this.slow);
      const noneOfKind = this.kind && result.antal && !Object.hasOwn(result.perTyp, this.kind);
      if (noneOfKind) return this.ask(this.query, "");
      this.view.show(result, this.query, this.kind);
    }

    /** No hits: a sentence stands in their place. */
    clear(sentence) {
      clearTimeout(this.slow);
      this.view.clear(this.view.words(sentence));
    }

    /** A suggestion is searched for as if it had been written. */
    take(word) {
      this.input.value = word;
      this.input.focus();
      this.ask(word, "");
    }

    async showMore() {
      const before = this.view.list.children.length;
      this.limit += PAGE_SIZE;
      this.remember();
      await this.search();
      this.view.list.children[before]?.querySelector("a").focus();
    }
  }

  dom.onEachPage(() => {
    for (const root of document.querySelectorAll("[data-hs-soksida]:not([data-hs-sok-igang])")) {
      root.dataset.hsSokIgang = "";
      new ResultsPage(root);
    }
  });
})();
