// Ticking rows of a list: the whole page at once, and how many are ticked. The form works without this.
"use strict";

document.querySelectorAll("[data-pick]").forEach((form) => {
  const boxes = () => Array.from(form.querySelectorAll("input[name=ids]"));
  const page = form.querySelector("[data-pick-page]");
  const all = form.querySelector("[data-pick-all]");
  const count = form.querySelector("[data-pick-count]");
  if (!page || !count) return;
  const empty = count.textContent;

  function show() {
    const n = boxes().filter((box) => box.checked).length;
    count.textContent = n ? `✓ ${n}` : empty;
    page.checked = n > 0 && n === boxes().length;
    page.indeterminate = n > 0 && n < boxes().length;
  }
  page.addEventListener("change", () => { boxes().forEach((box) => { box.checked = page.checked; }); show(); });
  if (all) all.addEventListener("change", () => { page.checked = all.checked; boxes().forEach((box) => { box.checked = all.checked; }); show(); });
  form.addEventListener("change", (event) => { if (event.target.name === "ids") show(); });
  show();
});
