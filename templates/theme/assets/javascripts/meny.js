/* The list of headings, beside the text where there is room: one list serves both. Without JavaScript it stays at the
   top of the page, to be opened. */
(function () {
  "use strict";
  var list = document.querySelector(".hs-pa-sidan-smal");
  var beside = document.querySelector(".hs-sidospalt");
  if (!list || !beside) return;
  var title = document.createElement("p");
  title.className = "hs-sidorubrik";
  title.id = "hs-pa-sidan";
  title.textContent = list.querySelector("summary").textContent;
  var copy = document.createElement("nav");
  copy.className = "hs-pa-sidan";
  copy.setAttribute("aria-labelledby", title.id);
  copy.append(title, list.querySelector("ul").cloneNode(true));
  beside.prepend(copy);
})();

/* The menu button on narrow screens. Without JavaScript the menu is simply open. */
(function () {
  "use strict";
  var button = document.querySelector(".hs-menyknapp");
  var menu = document.getElementById("hs-meny");
  if (!button || !menu) return;

  function set(open) {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("hs-meny--stangd", !open);
  }

  button.hidden = false;
  menu.classList.add("hs-meny--fallbar");
  set(false);
  button.addEventListener("click", function () {
    set(button.getAttribute("aria-expanded") !== "true");
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    if (!button.offsetParent) return;
    set(false);
    button.focus();
  });
})();
