// What the search field and the results page share: words, marked text, addresses. Elements are made, never parsed.
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});

  const KINDS = {
    rutin: ["Rutin", "Rutiner"],
    steg: ["Steg", "Steg"],
    mall: ["Mall", "Mallar"],
    checklista: ["Checklista", "Checklistor"],
    lagrum: ["Lagrum", "Lagrum"],
    lag: ["Lag", "Lagar"],
    frist: ["Frist", "Frister"],
    term: ["Ord", "Ordlista"],
    rättighet: ["Rättighet", "Rättigheter"],
    vägvisare: ["Vägvisare", "Vägvisare"],
    chef: ["För chefer", "För chefer"],
    område: ["Område", "Områden utan riktlinje"],
    belopp: ["Belopp", "Belopp"],
    sida: ["Sida", "Sidor"],
  };

  const capitalised = (word) => word.charAt(0).toUpperCase() + word.slice(1);

  const dom = (handbook.sokdom = {});

  dom.kind = (kind) => KINDS[kind]?.[0] ?? capitalised(kind);
  dom.kinds = (kind) => KINDS[kind]?.[1] ?? capitalised(kind);
  dom.hits = (count) => (count === 1 ? "1 träff" : `${count} träffar`);

  /** Where on a page a hit is ("Steg: Boka tolk"), or on which page a term or a deadline stands. */
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

  /** The address of a hit. A page opened from a folder has no server that adds index.html. */
  dom.address = (url) => {
    const address = new URL(url, new URL("../", handbook.sokmotor.indexFolder()));
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    return address.href;
  };

  /** The results page for a query. With "fragment" the query stays in the browser and out of every server's log. */
  dom.resultsAddress = (page, query, mode, kind = "") => {
    const address = new URL(dom.address(page));
    const asked = new URLSearchParams(kind ? { q: query, typ: kind } : { q: query });
    if (mode === "fragment") address.hash = asked;
    else address.search = asked;
    return address.href;
  };

  /** Calls start now, when the page is read, and again for each page under instant navigation. */
  dom.onEachPage = (start) => {
    if (window.document$) window.document$.subscribe(start);
    else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
    else start();
  };
})();
