// The files of the index, which a browser that opened the site from a folder can load as scripts only: where they lie,
// each fetched once, all of one version.
(() => {
  "use strict";
  const handbook = (window.handlaggarstod ??= {});
  const engine = (handbook.sokmotor ??= {});

  /** Name -> value of every file that has been loaded. */
  const scripts = (engine.files = new Map());
  const loading = new Map();
  const ownAddress = document.currentScript?.src;
  let version = "";
  let newest = "";
  let located = null;
  let locating = null;

  /** Each file of the index is one call to this function. */
  handbook.sokdel = (fileVersion, name, value) => {
    if (name === "huvud") version = fileVersion;
    if (fileVersion === version) scripts.set(name, value);
    else newest = fileVersion;
  };

  const pointer = () => document.querySelector("[data-hs-sok-plats]")?.dataset.hsSokPlats;

  /** The folder where a reader finds the search: data-hs-sok-index on any element, else sok/ in the root of the site. */
  function publicFolder() {
    const given = pointer() ?? document.querySelector("[data-hs-sok-index]")?.dataset.hsSokIndex;
    return new URL(given ? "./" : "../../sok/", given ? new URL(given, document.baseURI) : (ownAddress ?? document.baseURI));
  }

  /** The folder of the index: what the pointer says, once it is read, else where a reader finds the search. */
  engine.indexFolder = () => (engine.folder ??= publicFolder());

  /** What the addresses in the index are relative to. */
  engine.siteRoot = () => new URL("../", publicFolder());

  /** The file that data-hs-sok-plats names says where the index lies now, and which program can read it. */
  handbook.sokplats = (folder, program) => {
    const file = new URL(pointer(), document.baseURI);
    located = { folder: new URL(folder, file), program: new URL(program, file).href };
  };

  /** Pages name the pointer, not the index, so that they are as they were when only the index is another. */
  async function locate() {
    if (!pointer()) return;
    located = null;
    await insert(new URL(pointer(), document.baseURI).href);
    if (!located) throw new Error("search index: its place is not told");
    if (ownAddress && located.program !== ownAddress) throw new Error("search index: it needs a newer page");
    engine.folder = located.folder;
  }

  /** Promise that the folder of the index is known. */
  engine.located = () => {
    locating ??= locate().catch((error) => {
      locating = null;
      throw error;
    });
    return locating;
  };

  function insert(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`search index: ${address} is missing`));
      document.head.append(script);
    });
  }

  async function fetchScript(name) {
    const wanted = version || newest;
    await insert(new URL(`${name}.js${wanted && `?v=${wanted}`}`, engine.indexFolder()).href);
    if (!scripts.has(name)) throw new Error(`search index: ${name} is of another version`);
  }

  /** Promise that a file of the index is there, by its name; each is fetched once. */
  engine.load = (name) => {
    if (scripts.has(name)) return Promise.resolve();
    if (!loading.has(name)) loading.set(name, fetchScript(name).finally(() => loading.delete(name)));
    return loading.get(name);
  };

  /** Whether the site was published anew while a page was open, or the first file came from a cache: then all is forgotten. */
  engine.renewed = () => {
    if (!newest || newest === version) return false;
    scripts.clear();
    version = "";
    return true;
  };
})();
