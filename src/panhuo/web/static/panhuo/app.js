// Small behaviours of every page. Everything works without them, except drag and drop.
"use strict";

// A form marked data-autosubmit is sent when one of its choices changes (sort, page size).
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (form) form.requestSubmit();
});

// A button that starts something lasting is not pressed twice.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  const button = event.submitter;
  if (button) window.setTimeout(() => { button.disabled = true; }, 0);
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[method=post] button:disabled:not([data-off])").forEach((b) => { b.disabled = false; });
});

// "/" goes to the search box, as on other sites, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
  const box = document.querySelector("[data-search-box]");
  if (box) { event.preventDefault(); box.focus(); }
});

// htmx: a failed request says so instead of doing nothing.
document.addEventListener("htmx:responseError", () => tell());
document.addEventListener("htmx:sendError", () => tell());
function tell() {
  const place = document.querySelector("[data-toasts]");
  const sample = document.querySelector("template[data-failure]");
  if (place && sample) place.replaceChildren(sample.content.cloneNode(true));
}

// Filters stand open beside a list; on a phone they start folded.
if (window.matchMedia("(max-width: 991.98px)").matches) {
  document.querySelectorAll("details.ph-side").forEach((side) => { side.open = false; });
}
