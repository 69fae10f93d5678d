// A form that saves itself: when the network was away, what was typed is sent once it is back.
"use strict";

document.querySelectorAll("[data-keep]").forEach((form) => {
  let waiting = false;
  form.addEventListener("htmx:sendError", () => {
    waiting = true;
    const line = document.getElementById("saved");
    if (line) line.classList.add("iv-offline");
  });
  form.addEventListener("htmx:afterOnLoad", () => { waiting = false; });
  window.addEventListener("online", () => { if (waiting) htmx.trigger(form, "change"); });
});
