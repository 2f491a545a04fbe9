// The answer in a hit, and the files to fetch: every result of the engine gets "svar" and "filer". Twin of search_answers.py.
// They lie in a file of the index of their own, so that the engine knows nothing of them.
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});
  const NAME = "svar";
  const NONE = ["", []];
  const take = handbook.sokdel;
  const search = handbook.sokresultat;
  let answers = null;
  let loading = null;

  handbook.sokdel = (version, name, value) => {
    if (name === NAME) answers = new Map(Object.entries(value));
    else take(version, name, value);
  };

  /** Without the file, as in an index of any folder of pages, there are hits without answers. */
  function load() {
    loading ??= handbook.sokmotor.located().then(
      () =>
        new Promise((resolve) => {
          const script = document.createElement("script");
          script.src = new URL(`${NAME}.js`, handbook.sokmotor.indexFolder()).href;
          script.onload = script.onerror = () => resolve();
          document.head.append(script);
        }),
    );
    return loading.catch((error) => {
      loading = null;
      throw error;
    });
  }

  /** A hit on a part of a page shows the part's own answer, but the files of the page. */
  function withAnswer(hit) {
    const [answer] = answers?.get(hit.url) ?? NONE;
    const [, files] = answers?.get(hit.url.split("#")[0]) ?? NONE;
    return { ...hit, svar: answer, filer: files };
  }

  handbook.sokresultat = async (text, options) => {
    const [result] = await Promise.all([search(text, options), load()]);
    return { ...result, träffar: result.träffar.map(withAnswer) };
  };
})();
