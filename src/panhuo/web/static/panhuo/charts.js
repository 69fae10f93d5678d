// Draws every element with data-chart from the JSON block whose id it names (an ECharts option), or from its own
// data-option: parts that htmx fetches come without script blocks.
// Settings that the content security policy and our readers need are added here, once.
"use strict";

(() => {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();

  function draw(box) {
    const option = JSON.parse(box.dataset.option ?? document.getElementById(box.dataset.chart).textContent);
    const chart = echarts.init(box, null, { renderer: "svg" });
    chart.setOption({
      color: [token("--ph-accent"), token("--ph-aspect-object"), token("--ph-wait"), token("--ph-quiet")],
      textStyle: { fontFamily: token("--tblr-font-sans-serif") },
      aria: { enabled: true },
      animation: false,
      ...option,
      tooltip: { renderMode: "richText", ...option.tooltip },
    });
    new ResizeObserver(() => chart.resize()).observe(box);
  }

  document.querySelectorAll("[data-chart]").forEach(draw);
  document.addEventListener("htmx:load", (event) => {
    event.target.querySelectorAll("[data-chart]:empty").forEach(draw);
  });
})();
