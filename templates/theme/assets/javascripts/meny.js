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
