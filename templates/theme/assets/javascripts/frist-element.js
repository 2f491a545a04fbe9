/* The parts that the calculator of deadlines is built of: elements, and fields that say in words what is wrong. */
(() => {
  "use strict";

  let ids = 0;

  /** An id that no other element of the page has. */
  const newId = () => `hs-rakna-${(ids += 1)}`;

  /** element("p", {class: "x", hidden: true}, "text", child): false and null leave an attribute out. */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== null) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  const button = (text, onclick, attributes = {}) => {
    const made = element("button", { type: "button", class: "hs-knapp", ...attributes }, text);
    made.addEventListener("click", onclick);
    return made;
  };

  /** Says what is wrong with a field, beside it and to those who listen; "" takes it back. */
  function say(input, place, message) {
    place.textContent = message;
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  /** A labelled field with a hint and room for what is wrong: {row, input, label, wrong}. */
  function field(label, hint, attributes) {
    const [id, hintId, wrongId] = [newId(), newId(), newId()];
    const input = element("input", { id, autocomplete: "off", "aria-describedby": `${hintId} ${wrongId}`, ...attributes });
    const name = element("label", { for: id }, label);
    const place = element("p", { class: "hs-fel", id: wrongId, role: "alert" });
    const row = element("div", { class: "hs-rakna-falt" },
      name, element("p", { class: "hs-rakna-tips", id: hintId }, hint), input, place);
    return { row, input, label: name, wrong: (message) => say(input, place, message) };
  }

  window.handlaggarstod.fristElement = Object.freeze({ button, element, field, newId, say });
})();
