// What the search field and the results page share: words, elements, addresses. Elements are made, never parsed.
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});

  // In the order that the filters have: what one does, what one needs for it, what it rests on, the rest.
  const KINDS = {
    rutin: ["Rutin", "Rutiner"],
    steg: ["Steg", "Steg"],
    frist: ["Frist", "Frister"],
    mall: ["Mall", "Mallar"],
    checklista: ["Checklista", "Checklistor"],
    lagrum: ["Lagrum", "Lagrum"],
    lag: ["Lag", "Lagar"],
    "upphävd lag": ["Upphävd lag", "Upphävda lagar"],
    "upphävd text": ["Upphävd text", "Upphävda texter"],
    "upphävt lagrum": ["Upphävt lagrum", "Upphävda lagrum"],
    belopp: ["Belopp", "Belopp"],
    term: ["Ord", "Ordlista"],
    rättighet: ["Rättighet", "Rättigheter"],
    vägvisare: ["Vägvisare", "Vägvisare"],
    chef: ["För chefer", "För chefer"],
    område: ["Område utan riktlinje", "Områden utan riktlinje"],
    roll: ["Roll", "Roller"],
    skede: ["Skede", "Skeden"],
    sida: ["Sida", "Sidor"],
    "om handboken": ["Om handboken", "Om handboken"],
  };
  const ORDER = Object.keys(KINDS);

  const capitalised = (word) => word.charAt(0).toUpperCase() + word.slice(1);

  const dom = (handbook.sokdom = {});

  /** What a kind is called, one and several; a site in another language says it on its body: data-hs-typ-<kind>. */
  const called = (kind) => document.body?.dataset[`hsTyp${capitalised(kind)}`]?.split("|") ?? KINDS[kind] ?? [];

  dom.kind = (kind) => called(kind)[0] ?? capitalised(kind);
  dom.kinds = (kind) => called(kind)[1] ?? capitalised(kind);

  /** Kinds with their counts, in the order of the filters; unknown kinds last. */
  dom.inOrder = (counts) => {
    const place = (kind) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
    return Object.entries(counts).sort(([a], [b]) => place(a) - place(b));
  };

  /** The Swedish sentences, or those that the page gives in its own language: data-hs-ord-<name>="…{antal}…". */
  dom.words = (element, sentences) => {
    const given = element.dataset;
    return (name, values = {}) => {
      const sentence = given[`hsOrd${capitalised(name)}`] ?? sentences[name] ?? "";
      return sentence.replace(/\{([^{}]+)\}/gu, (whole, key) => values[key] ?? whole);
    };
  };

  /** Where a hit is: the routine of a step, the part of a page. */
  dom.place = (hit) => {
    if (hit.avsnitt) return hit.avsnittstyp ? `${dom.kind(hit.avsnittstyp)}: ${hit.avsnitt}` : hit.avsnitt;
    return hit.sida === hit.titel ? "" : hit.sida;
  };

  /** An element with attributes and children; a string becomes text, so that nothing in it is ever markup. */
  dom.element = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /** How a text of a hit is to be read: some are Swedish on a page in another language. Their letters tell the
   *  direction, and the language only where the page itself has other letters; nothing else is not translated. */
  dom.reading = (text) => {
    const swedish = document.documentElement.dir === "rtl" && /[a-z]/i.test(text) && !handbook.sokmotor.isArabic(text);
    return { dir: "auto", ...(swedish && { lang: "sv" }) };
  };

  /** Text with the ranges in <mark>. */
  dom.marked = (text, ranges) => {
    const parts = [];
    let end = 0;
    for (const [from, to] of ranges) {
      parts.push(text.slice(end, from), dom.element("mark", { class: "hs-sok-mark" }, text.slice(from, to)));
      end = to;
    }
    return [...parts, text.slice(end)].filter((part) => part !== "");
  };

  /** An address below the root. A page opened from a folder has no server that adds index.html. */
  dom.address = (url) => {
    const address = new URL(url, handbook.sokmotor.siteRoot());
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    return address.href;
  };

  /** The results page for a query. With "fragment" the query stays in the browser and out of every server's log. */
  dom.resultsAddress = (page, query, mode) => {
    const address = new URL(page, document.baseURI);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    const asked = new URLSearchParams({ q: query });
    if (mode === "fragment") address.hash = asked;
    else address.search = asked;
    return address.href;
  };

  /** Speaks through a live region after a pause, so that a screen reader isn't interrupted at each letter. */
  dom.speaker = (region, pause = 400) => {
    let waiting = 0;
    return (text) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        region.textContent = text;
      }, text ? pause : 0);
    };
  };

  /** Calls act when a reader comes back to the page as it was left. WebKit then empties the fields that it is not to
   *  remember; it tells no one, and does so only after "pageshow". */
  dom.onReturn = (act) => window.addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(act));

  /** Calls start now, when the page is read, and again for each page under instant navigation. */
  dom.onEachPage = (start) => {
    if (window.document$) window.document$.subscribe(start);
    else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
    else start();
  };
})();
