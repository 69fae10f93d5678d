// What was typed into a form that the server refused stands there again on the page that says why.
"use strict";

(() => {
  const KEY = "panhuo-typed";
  const UNTYPED = ["hidden", "password", "file", "submit", "button", "reset", "image"];
  const typed = (form) => [...form.elements].filter((field) => field.name && !UNTYPED.includes(field.type));
  const hidden = (form) => [...form.elements]
    .filter((field) => field.type === "hidden" && field.name !== "csrfmiddlewaretoken")
    .map((field) => `${field.name}=${field.value}`).join("&");
  const tickable = (field) => field.type === "checkbox" || field.type === "radio";
  const state = (field) => {
    if (tickable(field)) return field.checked;
    if (field.type === "select-multiple") return [...field.selectedOptions].map((option) => option.value);
    return field.value;
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    const fields = typed(form).map((field) => [field.name, tickable(field) ? field.value : null, state(field)]);
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ action: form.action, hidden: hidden(form), fields }));
    } catch { /* a full or forbidden store: the text is lost as without this script */ }
  });

  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
  } catch { /* nothing kept */ }
  if (!kept || !document.querySelector("[data-toasts] [role=alert]")) return;
  const form = [...document.forms].find((one) =>
    one.method === "post" && one.action === kept.action && hidden(one) === kept.hidden);
  if (!form) return;
  const left = [...kept.fields];
  for (const field of typed(form)) {
    const own = tickable(field) ? field.value : null;
    const at = left.findIndex(([name, value]) => name === field.name && value === own);
    if (at < 0) continue;
    const [[, , before]] = left.splice(at, 1);
    if (tickable(field)) field.checked = before;
    else if (field.type === "select-multiple") [...field.options].forEach((option) => { option.selected = before.includes(option.value); });
    else field.value = before;
  }
  form.closest("details")?.setAttribute("open", "");
})();
