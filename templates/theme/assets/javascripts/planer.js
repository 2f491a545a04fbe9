/* "Vilka planer behövs": ticking situations leaves only the plans that they need. Nothing is kept, sent or written in
   the address; without JavaScript the whole table is there. */
(() => {
  "use strict";

  const form = document.querySelector("[data-hs-planer]");
  if (!form) return;
  const rows = [...document.querySelectorAll(`#${form.dataset.hsPlaner} tbody tr`)];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const status = document.querySelector(".hs-planlage");

  const isNeeded = (row, chosen) => chosen.length === 0 || chosen.some((id) => row.dataset.lage.split(" ").includes(id));

  function show() {
    const chosen = boxes.filter((box) => box.checked);
    const ids = chosen.map((box) => box.name);
    for (const row of rows) row.hidden = !isNeeded(row, ids);
    const count = rows.filter((row) => !row.hidden).length;
    const words = chosen.map((box) => box.closest("label").textContent.trim());
    status.textContent = chosen.length === 0
      ? `Alla ${rows.length} planer visas.`
      : `${count} av ${rows.length} planer behövs när det här stämmer: ${words.join("; ")}.`;
  }

  form.addEventListener("change", show);
  // The boxes are empty only after the event has run its course.
  form.addEventListener("reset", () => window.setTimeout(show));
  // Some browsers fill in a form as it was when the page is shown again. WebKit empties it, but only after the event.
  window.addEventListener("pageshow", ({ persisted }) => window.setTimeout(() => {
    if (persisted || boxes.some((box) => box.checked)) show();
  }));
  form.hidden = false;
})();
