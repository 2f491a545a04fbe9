// One hit as elements: its kind, where it is, the answer, the excerpt, the files. The field shows the short form.
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});
  const dom = handbook.sokdom;
  const { element, marked, reading } = dom;

  const title = (hit) => marked(hit.titel, hit.titelmarkeringar);

  /** A hit outside the folder of a language is the name of another, in itself and in Swedish. */
  const readTitle = (hit) => (hit.url.startsWith("../") ? { dir: "auto" } : reading(hit.titel));

  function about(hit) {
    const place = dom.place(hit);
    const parts = [element("span", { class: "hs-sok-typ" }, dom.kind(hit.typ))];
    if (place) parts.push(" ", element("span", { class: "hs-sok-avsnitt", ...reading(place) }, place));
    return parts;
  }

  /** The parts of an option in the list of the search field. */
  dom.shortHit = (hit) => {
    const parts = [element("span", { class: "hs-sok-titel", ...readTitle(hit) }, ...title(hit)), " ", ...about(hit)];
    if (hit.svar) parts.push(" ", element("span", { class: "hs-sok-svar", ...reading(hit.svar) }, hit.svar));
    return parts;
  };

  function files(hit) {
    const links = hit.filer.map(([path, words]) => {
      return element("li", {}, element("a", { href: dom.address(path), download: "" }, words));
    });
    return links.length ? [element("ul", { class: "hs-soksida-filer" }, ...links)] : [];
  }

  /** A hit on the results page. */
  dom.wholeHit = (hit) => {
    const link = element("a", { href: dom.address(hit.url), ...readTitle(hit) }, ...title(hit));
    const parts = [element("h2", { class: "hs-soksida-titel" }, link), element("p", { class: "hs-soksida-om" }, ...about(hit))];
    if (hit.svar) parts.push(element("p", { class: "hs-soksida-svar", ...reading(hit.svar) }, hit.svar));
    const read = { class: "hs-soksida-utdrag", ...reading(hit.utdrag) };
    if (hit.utdrag) parts.push(element("p", read, ...marked(hit.utdrag, hit.markeringar)));
    return element("li", { class: "hs-soksida-traff" }, ...parts, ...files(hit));
  };
})();
