// A list to be decided one by one: j and k move, y and n press the two buttons of the item in hand.
"use strict";

document.querySelectorAll("[data-review]").forEach((list) => {
  const items = Array.from(list.querySelectorAll("[data-item]"));
  let at = -1;

  function go(to) {
    at = Math.min(Math.max(to, 0), items.length - 1);
    items[at].focus();
    items[at].scrollIntoView({ block: "nearest" });
  }
  function press(answer) {
    if (at >= 0) items[at].querySelector(`button[value=${answer}]`).click();
  }

  list.addEventListener("focusin", (event) => { at = items.indexOf(event.target.closest("[data-item]")); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const does = { j: () => go(at + 1), k: () => go(at - 1), y: () => press("yes"), n: () => press("no") }[event.key];
    if (does) { event.preventDefault(); does(); }
  });
  if (items.length) go(0);
});
