// The match page: a part of the need lights its answers in all cards; j/k move, 1–3 rate, c asks for contact, ? shows the keys.
// Without it the page still shows everything: forms post, details open, links lead on.
"use strict";

const started = new WeakSet();

function start(page) {
  if (started.has(page)) return;
  started.add(page);
  const cards = () => [...page.querySelectorAll("[data-mx-card]")];
  const live = page.querySelector("[data-mx-live]");
  let kept = null; // the part that a click or key holds lit
  let current = -1;

  const say = (text) => { if (live) live.textContent = text; };

  function light(part) {
    page.classList.toggle("is-lit", part !== null);
    page.querySelectorAll("[data-part]").forEach((el) => el.classList.toggle("is-lit", el.dataset.part === part));
    page.querySelectorAll(".mx-folded").forEach((el) => el.classList.toggle("is-lit", Boolean(el.querySelector(".is-lit"))));
    cards().forEach((card) => {
      const row = part === null ? null : card.querySelector(`.mx-row[data-part="${part}"]`);
      card.classList.toggle("is-without", part !== null && !(row && row.classList.contains("mx-row-covered")));
    });
  }

  function keep(part) {
    kept = part;
    page.querySelectorAll("[data-mx-light]").forEach((el) => {
      el.setAttribute("aria-pressed", String(el.dataset.part === part));
    });
    light(part);
    if (part === null) return;
    page.querySelectorAll(`[data-mx-light][data-part="${part}"]`).forEach((button) => {
      say(button.dataset.said);
      const bar = button.closest(".mx-legend");
      if (bar && bar.scrollWidth > bar.clientWidth) bar.scrollTo({ left: button.offsetLeft - 24 });
    });
  }

  const lightOf = (target) => target.closest("[data-part]");
  const lights = (el) => el && (el.matches("[data-mx-light], .mx-part, .mx-row, .mx-dot"));

  page.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const el = lightOf(event.target);
    if (lights(el)) light(el.dataset.part);
  });
  page.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch") return;
    const to = event.relatedTarget instanceof Element ? lightOf(event.relatedTarget) : null;
    if (!lights(to)) light(kept);
  });
  page.addEventListener("focusin", (event) => {
    const el = event.target.closest("[data-mx-light], .mx-part");
    if (el) { light(el.dataset.part); say(labelOf(el)); }
  });
  page.addEventListener("focusout", (event) => {
    if (event.target.closest("[data-mx-light], .mx-part")) light(kept);
  });
  const labelOf = (el) => {
    const button = page.querySelector(`[data-mx-light][data-part="${el.dataset.part}"]`);
    return button ? button.dataset.said : "";
  };
  page.addEventListener("click", (event) => {
    const card = event.target.closest("[data-mx-card]");
    if (card) mark(cards().indexOf(card));
    const el = event.target.closest("[data-mx-light], .mx-part, .mx-row dt");
    if (!el) return;
    const part = (el.dataset.part ? el : el.closest("[data-part]")).dataset.part;
    keep(kept === part ? null : part);
  });

  function mark(at) {
    current = at;
    cards().forEach((card, index) => card.classList.toggle("is-current", index === at));
  }
  function go(step) {
    const all = cards();
    if (!all.length) return;
    const at = Math.min(Math.max(current + step, 0), all.length - 1);
    mark(at);
    all[at].focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  }
  page.addEventListener("focusin", (event) => {
    const card = event.target.closest("[data-mx-card]");
    if (card) mark(cards().indexOf(card));
  });

  const keys = page.querySelector("dialog[data-mx-keys]");
  page.addEventListener("click", (event) => {
    if (event.target.closest("[data-mx-show-keys]") && keys) keys.showModal();
    if (event.target.closest("[data-mx-print]")) window.print();
  });
  page.querySelectorAll("[data-mx-show-keys], [data-mx-print]").forEach((el) => { el.hidden = false; });

  if ("pick" in page.dataset) document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (keys && keys.open) return;
    const card = cards()[current];
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (["?", "？"].includes(event.key) && keys) keys.showModal();
    else if (event.key === "Escape" && kept !== null) keep(null);
    else if (event.key === "Enter" && event.target === card) card.querySelector("[data-mx-open]").click();
    else if (["1", "2", "3"].includes(event.key)) rate(card, event.key);
    else if (event.key === "c") contact(card);
    else if (event.target.matches(".mx-part") && [" ", "Enter"].includes(event.key)) {
      keep(kept === event.target.dataset.part ? null : event.target.dataset.part);
    } else return;
    event.preventDefault();
  });

  function rate(card, value) {
    if (!card) { say(page.dataset.pick); return; }
    const button = card.querySelector(`[data-mx-rating] .mx-rate[value="${value}"]`);
    if (button) button.click();
  }
  function contact(card) {
    if (!card) { say(page.dataset.pick); return; }
    const box = card.querySelector("[data-mx-contact]");
    if (!box) return;
    box.open = !box.open;
    box.querySelector("summary").focus({ preventScroll: true });
    if (box.open) box.scrollIntoView({ block: "nearest" });
  }

  // After a rating was saved the card is the current one still, and the answer is read out.
  page.addEventListener("htmx:afterSwap", (event) => {
    const form = event.target;
    if (!form.matches("[data-mx-rating]")) return;
    const said = form.querySelector(".mx-said");
    if (said) say(said.textContent.trim());
    const card = form.closest("[data-mx-card]");
    if (card && !card.contains(document.activeElement)) card.focus({ preventScroll: true });
  });
}

function startAll() { document.querySelectorAll("[data-mx]").forEach(start); }
startAll();
document.addEventListener("htmx:load", startAll);
