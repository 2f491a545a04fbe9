/* Marks of what has changed on the page: a button hides and shows them all. Nothing is kept; without JavaScript they
   are always shown, and so they are on paper. */
(() => {
  "use strict";

  const button = document.querySelector("[data-hs-andrat] .hs-andrat-knapp");
  if (!button) return;
  const marks = [...document.querySelectorAll(".hs-andrat")];
  const word = (shown) => `${shown ? "Dölj" : "Visa"} markerade ändringar (${marks.length})`;

  button.addEventListener("click", () => {
    const show = marks.some((mark) => mark.hidden);
    for (const mark of marks) mark.hidden = !show;
    button.textContent = word(show);
  });
  button.hidden = false;
})();
