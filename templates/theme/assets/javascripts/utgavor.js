/* A day leads to the edition that applied on it. Without JavaScript the list of editions does the same, day by day. */
(() => {
  "use strict";

  const form = document.querySelector("[data-hs-utgavor]");
  const list = document.querySelector("[data-hs-utgavor-lista]");
  if (!form || !list) return;
  const field = form.querySelector("input");
  const answer = form.querySelector("[role=status]");

  /* Days are written year first, so that their order is that of their letters. */
  const applies = ({ fran, till }, day) => fran <= day && (!till || day < till);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const rows = [...list.children].filter((row) => applies(row.dataset, field.value));
    rows.sort((one, other) => (one.dataset.fran < other.dataset.fran ? 1 : -1));
    if (rows.length) {
      location.assign(rows[0].querySelector("a").href);
    } else {
      answer.textContent = answer.dataset.ingen;
    }
  });
  form.hidden = false;
})();
