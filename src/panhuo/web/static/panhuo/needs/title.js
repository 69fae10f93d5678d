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
    const first = text.value.split(/[。！？!?；;\n\r]/).map((s) => s
      .replace(/^\s*(?:需求(?:内容|描述)?|技术需求|问题描述)\s*[:：]\s*/, "")
      .replace(/^\s*[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*/, "").trim()).find(Boolean) || "";
    proposed = first.length <= 40 ? first : shorten(first);
    title.value = proposed;
  }
  function shorten(sentence) {
    const head = sentence.slice(0, 40);
    const comma = Math.max(head.lastIndexOf("，"), head.lastIndexOf(","));
    return comma >= 13 ? head.slice(0, comma) : `${head.slice(0, 39)}…`;
  }
  text.addEventListener("change", propose);
  text.addEventListener("paste", () => window.setTimeout(propose, 0));
})();
