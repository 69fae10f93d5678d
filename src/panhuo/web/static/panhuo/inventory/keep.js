// A form that saves itself: what was typed last is sent when the page is left, and once the network is back.
"use strict";

document.querySelectorAll("[data-keep]").forEach((form) => {
  let unsaved = false;
  let waiting = false;
  ["input", "change"].forEach((name) => form.addEventListener(name, () => { unsaved = true; }));
  form.addEventListener("htmx:beforeRequest", () => { unsaved = false; });
  form.addEventListener("htmx:afterOnLoad", () => { waiting = false; });
  form.addEventListener("submit", () => { unsaved = false; });
  form.addEventListener("htmx:sendError", () => {
    unsaved = waiting = true;
    const line = document.getElementById("saved");
    if (line) line.classList.add("iv-offline");
  });
  window.addEventListener("online", () => { if (waiting) htmx.trigger(form, "change"); });
  window.addEventListener("pagehide", () => {
    if (unsaved) navigator.sendBeacon(form.getAttribute("hx-post"), new FormData(form));
  });
});

// Ways of handing over mean the wish to; no wish means no ways. The server says the same.
document.querySelectorAll("[data-keep]").forEach((form) => form.addEventListener("change", (event) => {
  const { name, value, checked } = event.target;
  if (name === "modes" && checked) form.querySelectorAll("input[name=intent][value=yes]").forEach((one) => { one.checked = true; });
  if (name === "intent" && value === "no") form.querySelectorAll("input[name=modes]").forEach((one) => { one.checked = false; });
}, true));
