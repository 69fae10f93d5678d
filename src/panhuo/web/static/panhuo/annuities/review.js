// The review page: tick all of the page, say how many are ticked; a slider and the number box beside it move together.
"use strict";

(() => {
  const boxes = Array.from(document.querySelectorAll("input[name=proposal]"));
  const all = document.querySelector("[data-all]");
  const ticked = document.querySelector("[data-ticked]");
  const say = () => {
    if (ticked) ticked.textContent = ticked.dataset.ticked.replace("#", String(boxes.filter((box) => box.checked).length));
  };
  boxes.forEach((box) => box.addEventListener("change", say));
  if (all) all.addEventListener("change", () => { boxes.forEach((box) => { box.checked = all.checked; }); say(); });
  say();

  document.querySelectorAll("[data-mirror]").forEach((slider) => {
    const box = document.getElementById(slider.dataset.mirror);
    slider.addEventListener("input", () => { box.value = String(Math.round(Number(slider.value) / 100) * 100); });
    box.addEventListener("input", () => { slider.value = box.value.replaceAll(",", ""); });
  });
})();
