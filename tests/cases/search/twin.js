// The browser's half of the parity test. Answers {words, texts, queries} with what the twins must agree on.
// In a page: handlaggarstod.sokmotor.answers(asked). Under Node: node twin.js < asked.json, where asked.scripts is the
// engine and asked.index the files of an index by name; as in a page, each is loaded when it is asked for.
(() => {
  "use strict";
  const node = typeof window === "undefined";
  if (node) globalThis.window = globalThis;

  async function answers({ words, texts, queries, tables }) {
    const engine = window.handlaggarstod.sokmotor;
    const analyzer = engine.analyzer(tables);
    const results = [];
    engine.folder = "https://intranat.example/sok/";
    for (const query of queries) {
      results.push(await window.handlaggarstod.sokresultat(query, { gräns: 20, förklara: true }));
    }
    return {
      stems: words.map(analyzer.stem),
      folds: words.map(engine.fold),
      analyses: texts.map((text) => {
        const { laws, words: found } = analyzer.analyze(text);
        return { laws: laws.map(engine.placeToken), words: found };
      }),
      results,
    };
  }

  function runInNode() {
    const fs = require("node:fs");
    const vm = require("node:vm");
    const asked = JSON.parse(fs.readFileSync(0, "utf-8"));
    const run = (script) => {
      vm.runInThisContext(asked.index[new URL(script.src).pathname.split("/").pop()]);
      script.onload();
    };
    globalThis.document = { currentScript: null, querySelector: () => null, createElement: () => ({}), head: { append: run } };
    for (const script of asked.scripts) vm.runInThisContext(script);
    answers(asked).then((found) => process.stdout.write(JSON.stringify(found)));
  }

  if (node) runInNode();
  else ((window.handlaggarstod ??= {}).sokmotor ??= {}).answers = answers;
})();
