// Drag and drop onto the file field: the browser's own field keeps the files, so the form works without this too.
"use strict";

document.querySelectorAll("[data-drop]").forEach((box) => {
  const input = box.querySelector("input[type=file]");
  const names = box.querySelector("[data-drop-names]");

  box.classList.add("ph-drop-ready");

  function show() {
    names.replaceChildren(...Array.from(input.files, (file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} · ${(file.size / 1048576).toFixed(2)} MB`;
      return item;
    }));
  }

  ["dragover", "dragenter"].forEach((name) => box.addEventListener(name, (event) => {
    event.preventDefault();
    box.classList.add("ph-drop-over");
  }));
  ["dragleave", "drop"].forEach((name) => box.addEventListener(name, () => box.classList.remove("ph-drop-over")));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    const files = new DataTransfer();
    [...input.files, ...event.dataTransfer.files].forEach((file) => files.items.add(file));
    input.files = files.files;
    show();
  });
  input.addEventListener("change", show);
});
