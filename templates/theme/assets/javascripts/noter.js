/* Links to law and to words in the glossary tell what they lead to before they are followed: on hover, on focus, and at
   the first tap. The words come from the page's own notes ("Lagen bakom …", "Ord på sidan"), or from the heading that
   stands beside a link to law, so that they are there without JavaScript and in print.
   WCAG 1.4.13: Escape closes the box, the pointer may move into it, and it stays until the reader leaves. */
(function () {
  "use strict";
  var box = null;
  var owner = null;
  var leaving = 0;

  /* In a list of law the heading of a provision stands beside it, and is its note. */
  function isListed(link) {
    var beside = link.nextElementSibling;
    return Boolean(beside && beside.tagName === "SMALL" && link.hash && statuteOf(link));
  }

  function statuteOf(link) {
    var path = link.pathname.split("/");
    return document.getElementById("not-" + path[path.indexOf("lagar") + 1]);
  }

  function noteOf(link) {
    var id = link.getAttribute("aria-describedby");
    return id ? document.getElementById(id) : isListed(link) && link.nextElementSibling;
  }

  function open(link) {
    var note = noteOf(link);
    if (!note) return;
    keep();
    if (owner === link) return;
    close();
    owner = link;
    box = document.createElement("div");
    box.className = "hs-notruta";
    var first = note.querySelector("p") ? box : box.appendChild(document.createElement("p"));
    Array.prototype.forEach.call(note.childNodes, function (node) {
      first.append(node.cloneNode(true));
    });
    var name = note.parentNode.className === "hs-lagnoter" && first.querySelector("b");
    if (name) name.replaceWith(wayTo(link, name.textContent));
    else if (note.tagName === "SMALL") first.prepend(wayTo(link, link.textContent), ": ");
    if (statuteOf(link)) addStatute(link);
    box.addEventListener("pointerenter", keep);
    box.addEventListener("pointerleave", hoveredAway);
    (link.closest("main") || document.body).append(box);
    place(link.getBoundingClientRect());
  }

  function wayTo(link, name) {
    var way = document.createElement("a");
    way.href = link.href;
    way.textContent = name;
    return way;
  }

  /* What a note leaves out, since it is said once for each statute. */
  function addStatute(link) {
    var statute = statuteOf(link);
    var more = box.appendChild(document.createElement("p"));
    more.className = "hs-not-mer";
    Array.prototype.forEach.call(statute.childNodes, function (node) {
      if (node.tagName !== "P") more.append(node.cloneNode(true));
    });
    var text = more.querySelector("a.hs-ut");
    if (text && statute.hasAttribute("data-lagrum")) text.href += link.hash;
  }

  function place(link) {
    var width = document.documentElement.clientWidth;
    var left = Math.min(Math.max(link.left, 16), Math.max(16, width - box.offsetWidth - 16));
    var below = link.bottom + box.offsetHeight + 12 < window.innerHeight || link.top < box.offsetHeight + 12;
    var top = below ? link.bottom + 6 : link.top - box.offsetHeight - 6;
    box.style.left = left + window.scrollX + "px";
    box.style.top = top + window.scrollY + "px";
  }

  function close() {
    if (box) box.remove();
    box = owner = null;
  }

  function keep() {
    window.clearTimeout(leaving);
  }

  function leave() {
    keep();
    leaving = window.setTimeout(close, 250);
  }

  /* A finger that is lifted has not gone anywhere. */
  function hoveredAway(event) {
    if (event.pointerType !== "touch") leave();
  }

  function linkAt(event) {
    var link = event.target.closest && event.target.closest("a");
    return link && (link.hasAttribute("aria-describedby") || isListed(link)) ? link : null;
  }

  var tapped = "";
  document.addEventListener("pointerdown", function (event) {
    tapped = event.pointerType;
    if (box && !box.contains(event.target) && linkAt(event) !== owner) close();
  });
  /* A press counts once: who follows a link with a screen reader or by voice presses nothing on the page itself. */
  document.addEventListener("click", function (event) {
    var link = linkAt(event);
    var by = tapped;
    tapped = "";
    if (!link || by === "mouse" || by === "" || owner === link) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("pointercancel", function () {
    tapped = "";
  });
  document.addEventListener("pointerover", function (event) {
    if (linkAt(event) && event.pointerType !== "touch") open(linkAt(event));
  });
  document.addEventListener("pointerout", function (event) {
    if (linkAt(event)) hoveredAway(event);
  });
  document.addEventListener("focusin", function (event) {
    if (linkAt(event) && event.target.matches(":focus-visible")) open(linkAt(event));
    else if (box && !box.contains(event.target)) close();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
    else tapped = "";
  });
})();
