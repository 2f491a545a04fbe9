/* The preview: shows the page anew when a file is saved, where the reader was on it, and the errors over it.
   When only the text has changed it is put in place; otherwise the page is loaded again. What is kept meanwhile (place,
   opened parts) stands in the tab's own history entry and is taken away as soon as it is read. */
(() => {
  "use strict";

  const NEWS = "/_visa/nytt";
  const TEXT = ".hs-mitt, body > main";
  let source = "";
  let busy = Promise.resolve();
  let news = null;
  let version = "";
  /* The version of the page as it was loaded: it may have changed before this script began. */
  const [timing] = performance.getEntriesByType("navigation").flatMap((one) => [...one.serverTiming]);
  const loaded = timing ? timing.description : "";

  /* ---- Where the reader is ---- */

  const details = () => [...document.querySelectorAll("details")];
  const named = (part) => (part.querySelector("summary") || part).textContent.trim();
  const places = () => [...document.querySelectorAll("main [id]")].filter((one) => one.getClientRects().length);

  function whereabouts() {
    const above = places().filter((one) => one.getBoundingClientRect().top <= 1).pop();
    return {
      y: window.scrollY,
      id: above ? above.id : "",
      offset: above ? above.getBoundingClientRect().top : 0,
      open: details().filter((one) => one.open).map(named),
      closed: details().filter((one) => !one.open).map(named),
    };
  }

  function comeBack(to) {
    for (const part of details()) {
      const name = named(part);
      if (to.open.includes(name) !== to.closed.includes(name)) part.open = to.open.includes(name);
    }
    const anchor = to.id && document.getElementById(to.id);
    const top = anchor ? window.scrollY + anchor.getBoundingClientRect().top - to.offset : to.y;
    window.scrollTo({ top, behavior: "instant" });
  }

  /* ---- The page anew ---- */

  async function fetched() {
    const answer = await fetch(location.href, { cache: "no-store" });
    version = answer.headers.get("X-Version");
    return answer.text();
  }

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

  /* Scripts look for their parts of a page once, when it is loaded: such a text is not replaced under them. */
  const hasScripted = (text) =>
    [text, ...text.querySelectorAll("*")].some((one) => one.getAttributeNames().some((name) => name.startsWith("data-hs-")));

  function onlyTextDiffers(before, after) {
    const [old, fresh] = [before, after].map((page) => page.querySelector(TEXT));
    const live = document.querySelector(TEXT);
    if (!old || !fresh || !live || hasScripted(old) || hasScripted(fresh)) return null;
    const text = fresh.cloneNode(true);
    old.replaceWith("");
    fresh.replaceWith("");
    const same = before.documentElement.isEqualNode(after.documentElement);
    return same ? { live, text } : null;
  }

  function withoutTitle(page) {
    const title = page.title;
    page.title = "";
    return title;
  }

  async function renew() {
    const text = await fetched();
    panel.dataset.version = version;
    if (text === source) return;
    const [before, after] = [parsed(source), parsed(text)];
    const title = withoutTitle(after);
    withoutTitle(before);
    const found = source && onlyTextDiffers(before, after);
    source = text;
    if (!found) return reload();
    const here = whereabouts();
    const focused = document.activeElement && document.activeElement.id;
    found.live.replaceWith(document.adoptNode(found.text));
    document.title = title;
    const again = focused && document.getElementById(focused);
    if (again && document.activeElement !== again) again.focus({ preventScroll: true });
    comeBack(here);
  }

  function reload() {
    history.scrollRestoration = "manual";
    history.replaceState({ ...history.state, hsVisa: whereabouts() }, "");
    location.reload();
  }

  function returned() {
    const { hsVisa, ...rest } = history.state || {};
    if (!hsVisa) return;
    history.replaceState(Object.keys(rest).length ? rest : null, "");
    history.scrollRestoration = "auto";
    comeBack(hsVisa);
    window.addEventListener("load", () => comeBack(hsVisa), { once: true });
  }

  /* ---- The panel ---- */

  const said = document.createElement("p");
  said.className = "hs-visa-sagt";
  said.setAttribute("role", "status");
  const panel = document.createElement("section");
  panel.className = "hs-visa";
  panel.tabIndex = 0;
  panel.setAttribute("aria-labelledby", "hs-visa-rubrik");
  panel.hidden = true;
  let shown = "";

  function show(html) {
    if (html === shown) return;
    const had = shown !== "";
    const inside = panel.contains(document.activeElement);
    shown = html;
    panel.hidden = html === "";
    panel.innerHTML = html;
    document.documentElement.style.scrollPaddingBottom = html ? "45vh" : "";
    document.body.style.paddingBottom = html ? "45vh" : "";
    if (html) panel.prepend(closer());
    if (inside && html) panel.focus({ preventScroll: true });
    if (html) said.textContent = `${panel.querySelector("h2").textContent}. De står sist på sidan.`;
    else if (had) said.textContent = "Felen är rättade.";
  }

  function closer() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hs-visa-dolj";
    button.textContent = "Dölj";
    button.addEventListener("click", () => {
      panel.hidden = true;
      document.body.style.paddingBottom = "";
      const main = document.querySelector("main");
      if (main) main.focus({ preventScroll: true });
    });
    return button;
  }

  /* ---- News ---- */

  function listen() {
    if (news || document.visibilityState === "hidden") return;
    news = new EventSource(NEWS);
    news.addEventListener("message", (event) => {
      show(JSON.parse(event.data).panel);
      busy = busy.then(renew).catch(() => {});
    });
  }

  /* A browser keeps few connections open to one server: tabs that nobody sees give theirs up. */
  function rest() {
    if (document.visibilityState === "hidden" && news) {
      news.close();
      news = null;
    }
    listen();
  }

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_visa/visa.css";
  document.head.append(style);
  document.body.append(said, panel);
  returned();
  busy = fetched().then((text) => {
    if (loaded && version !== loaded) reload();
    source = text;
  });
  listen();
  document.addEventListener("visibilitychange", rest);
  window.addEventListener("pagehide", () => news && news.close());
})();
