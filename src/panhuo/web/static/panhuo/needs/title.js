// Proposes a title from the first sentence of a pasted text while the title is still empty. The server does the same.
"use strict";

(() => {
  const box = document.querySelector("[data-title-from-text]");
  const text = box?.querySelector("textarea[name=text]");
  const title = box?.querySelector("input[name=title]");
  if (!text || !title) return;
  let proposed = "";

  function propose() {
    if (title.value && title.value !== proposed) return; // the person wrote one
    const line = text.value.split(/[\n\r]/).map((part) => part.trim()).find(Boolean) || "";
    const first = line.split(/[。！？；]/).map((part) => part.trim()).find(Boolean) || line;
    proposed = first.length <= 60 ? first : `${first.slice(0, 59)}…`;
    title.value = proposed;
  }
  text.addEventListener("change", propose);
  text.addEventListener("paste", () => window.setTimeout(propose, 0));
})();
