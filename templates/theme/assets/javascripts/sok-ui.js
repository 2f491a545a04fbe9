// The search field: a combobox whose list shows the best hits while one types.
// Pattern: ARIA Authoring Practices, "Editable Combobox With List Autocomplete". Markup it grows from:
//   <form data-hs-sok data-hs-sok-sida="../sok/" data-hs-sok-adress="fraga|fragment"> <label for=…> <input type="search">
// A form for "fragment" is hidden in the markup: without JavaScript it would send the query to the server.
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});
  const dom = handbook.sokdom;

  const SENTENCES = {
    lista: "Sökträffar",
    alla: "Visa alla {antal} träffar",
    en: "Visa träffen på söksidan",
    antal: "{antal} träffar. {visade} visas, bläddra med piltangenterna.",
    inga: "Inga träffar.",
    byt: "Sök i stället på {ord}",
    fler: "Inga träffar. Visa andra vägar",
    fel: "Sökningen kunde inte laddas. Använd menyn i stället.",
    person: "Det ser ut som ett personnummer, så inget söktes. Skriv aldrig uppgifter om en person i sökrutan.",
  };
  const SHOWN = 8;
  const SHORTEST_QUERY = 2;
  let fields = 0;

  /** As with a link, whoever wants to keep the page opens a hit in a tab of its own. */
  const wantsTab = ({ button, ctrlKey, metaKey, shiftKey }) => button === 1 || ctrlKey || metaKey || shiftKey;

  class SearchField {
    constructor(form) {
      this.form = form;
      this.words = dom.words(form, SENTENCES);
      this.input = form.querySelector("input[type=search]");
      this.page = form.dataset.hsSokSida ?? "sok/";
      this.mode = form.dataset.hsSokAdress ?? "fraga";
      this.id = `hs-sok-lista-${++fields}`;
      this.options = [];
      this.active = -1;
      this.asked = 0;
      this.build();
      this.listen();
    }

    build() {
      const label = this.words("lista");
      this.list = dom.element("ul", { id: this.id, role: "listbox", class: "hs-sok-lista", "aria-label": label });
      const status = dom.element("p", { role: "status", class: "hs-sok-status" });
      this.say = dom.speaker(status);
      this.list.hidden = true;
      (this.input.closest(".hs-sokrad") ?? this.form).append(this.list);
      this.form.append(status);
      const attributes = {
        role: "combobox", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
        "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.id,
      };
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
      this.form.hidden = false;
    }

    listen() {
      this.input.addEventListener("focus", () => handbook.forberedSok().catch(() => this.warn("fel")), { once: true });
      this.input.addEventListener("input", () => this.search());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.go();
      });
      dom.onReturn(() => this.input.value || this.forget());
      // The field keeps the focus while an option is pressed; else the list would close before the click.
      // The middle button, let go, would paste into the field on Linux.
      for (const press of ["mousedown", "mouseup"]) this.list.addEventListener(press, (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.press(event));
      this.list.addEventListener("auxclick", (event) => event.button === 1 && this.press(event));
    }

    async search() {
      const query = this.input.value.trim();
      const number = ++this.asked;
      if (query.length < SHORTEST_QUERY) return this.forget();
      if (this.mustNotAsk(query)) return this.warn("person");
      try {
        const result = await handbook.sokresultat(query, { gräns: SHOWN });
        if (number === this.asked) this.show(query, result);
      } catch {
        this.warn("fel");
      }
    }

    /** A question about a person is not put in an address, which a server may log. */
    mustNotAsk(query) {
      return this.mode !== "fragment" && handbook.sokperson(query);
    }

    /** Nothing is asked: the arrow keys lead to no hits of what was. */
    forget() {
      this.close();
      this.options = [];
      this.list.replaceChildren();
    }

    show(query, { träffar: hits, antal: count, förslag: suggestions }) {
      this.form.classList.remove("hs-sok-trasig");
      const rows = hits.map((hit) => [dom.address(hit.url), dom.shortHit(hit), ""]);
      if (!count) rows.push(...suggestions.map((word) => [this.results(word), [this.words("byt", { ord: word })], ""]));
      const last = count ? this.words(count === 1 ? "en" : "alla", { antal: count }) : this.words("fler");
      rows.push([this.results(query), [last], "hs-sok-alla"]);
      this.options = rows.map(([address, content, extra], number) => this.option(number, address, content, extra));
      this.list.replaceChildren(...this.options);
      this.select(-1);
      this.expand(true);
      this.say(count ? this.words("antal", { antal: count, visade: hits.length }) : this.none(suggestions));
    }

    none(suggestions) {
      return [this.words("inga"), ...suggestions.map((word) => `${this.words("byt", { ord: word })}.`)].join(" ");
    }

    results(query) {
      return dom.resultsAddress(this.page, query, this.mode);
    }

    option(number, address, content, extra) {
      const option = dom.element(
        "li",
        { id: `${this.id}-${number}`, role: "option", class: `hs-sok-val ${extra}`.trim(), "aria-selected": "false" },
        ...content,
      );
      option.dataset.hsSokMal = address;
      return option;
    }

    press(event) {
      const option = event.target.closest("[role=option]");
      if (option) this.open(this.options.indexOf(option), wantsTab(event));
    }

    key(event) {
      if (event.isComposing || event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== "Enter")) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && this.options.length) {
        event.preventDefault();
        if (this.list.hidden) this.expand(true);
        this.move(step);
      } else if (event.key === "Enter" && this.active >= 0) {
        event.preventDefault();
        this.open(this.active, wantsTab(event));
      } else if (event.key === "Escape" && !this.list.hidden) {
        event.preventDefault();
        this.close();
      }
    }

    /** Through the options and the field itself (-1), round and round. */
    move(step) {
      const stops = this.options.length + 1;
      this.select(((this.active + 1 + step + stops) % stops) - 1);
    }

    select(number) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = number;
      const option = this.options[number];
      if (option) {
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        this.input.setAttribute("aria-activedescendant", option.id);
      } else this.input.removeAttribute("aria-activedescendant");
    }

    expand(open) {
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(open));
    }

    close() {
      this.asked++;
      this.form.classList.remove("hs-sok-trasig");
      this.select(-1);
      this.expand(false);
      this.say("");
    }

    open(number, inTab) {
      const { hsSokMal: address } = this.options[number].dataset;
      this.close();
      if (inTab) window.open(address, "_blank", "noopener");
      else window.location.assign(address);
    }

    go() {
      const query = this.input.value.trim();
      if (this.mustNotAsk(query)) return this.warn("person");
      this.close();
      if (query) window.location.assign(this.results(query));
    }

    /** Says what hinders a search, to be seen as well. */
    warn(sentence) {
      this.forget();
      this.say(this.words(sentence));
      this.form.classList.add("hs-sok-trasig");
    }
  }

  dom.onEachPage(() => {
    for (const form of document.querySelectorAll("form[data-hs-sok]:not([data-hs-sok-igang])")) {
      form.dataset.hsSokIgang = "";
      new SearchField(form);
    }
  });
})();
