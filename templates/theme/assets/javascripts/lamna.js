/*
 * "Lämna sidan snabbt": a click, or Escape three times. Without JavaScript it is a plain link.
 *
 * The page is emptied before anything is fetched, so a slow network shows nothing. The new page takes this one's place
 * in the history of the tab, and so does each place on a page that a link on it leads to: else going back would lead to
 * the page once more. Nothing is stored. Escape is no character and no assistive tool waits for three of it;
 * one or two presses do what they always do.
 */
(function () {
  "use strict";
  var link = document.querySelector("[data-lamna]");
  if (!link) return;
  var TIMES = 3;
  var WITHIN = 2000; // milliseconds from the first press to the last
  var presses = [];
  var left = false;

  function leave() {
    left = true;
    document.title = link.hostname;
    document.querySelectorAll("link[rel='icon']").forEach(function (icon) { icon.remove(); });
    document.body.replaceChildren();
    window.location.replace(link.href);
  }

  link.addEventListener("click", function (event) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    leave();
  });

  document.addEventListener("click", function (event) {
    var within = event.target.closest("a[href*='#']");
    if (!within || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var here = window.location;
    if (within.origin !== here.origin || within.pathname !== here.pathname || within.search !== here.search) return;
    event.preventDefault();
    here.replace(within.href);
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (left) { // Escape stops a page that is loading: not this one
      event.preventDefault();
      return;
    }
    if (event.repeat) return;
    presses = presses.concat(event.timeStamp).slice(-TIMES);
    if (presses.length < TIMES || event.timeStamp - presses[0] > WITHIN) return;
    event.preventDefault();
    leave();
  }, true);

  document.querySelectorAll("[data-lamna-tips]").forEach(function (tip) { tip.hidden = false; });
})();
