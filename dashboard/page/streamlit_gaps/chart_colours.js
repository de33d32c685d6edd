// Streamlit puts the theme's colours into a chart once; when the reader's system turns from light to dark, its
// charts keep the old ones. Each colour of the palette gives way to that of the other mode, as it is drawn and
// as the chart holds it for the next drawing.

const DARK = matchMedia("(prefers-color-scheme: dark)");
const COLOUR = /#[0-9a-f]{6}\b|rgb\(\d+, \d+, \d+\)/gi;
const THEMED = 400; // milliseconds until Streamlit has drawn its charts anew, in the old colours

function inHex(colour) {
  if (colour.startsWith("#")) return colour.toLowerCase();
  return `#${colour.match(/\d+/g).map((one) => Number(one).toString(16).padStart(2, "0")).join("")}`;
}

function recoloured(held, shades, seen = new Set()) {
  if (typeof held === "string") return held.replace(COLOUR, (one) => shades[inHex(one)] ?? one);
  if (typeof held !== "object" || held === null || seen.has(held)) return held;
  seen.add(held);
  for (const name of Object.keys(held)) {
    const changed = recoloured(held[name], shades, seen);
    if (changed !== held[name]) held[name] = changed;
  }
  return held;
}

function recolourCharts(shades) {
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    const drawn = [chart._fullLayout, ...(chart._fullData ?? [])].map((one) => one?.hoverlabel);
    recoloured([chart.data, chart.layout, ...drawn], shades);
    for (const one of chart.querySelectorAll("[style], [fill], [stroke]")) {
      for (const { name, value } of [...one.attributes]) {
        const changed = ["style", "fill", "stroke"].includes(name) ? recoloured(value, shades) : value;
        if (changed !== value) one.setAttribute(name, changed);
      }
    }
  }
}

function keepChartColours(palettes) {
  DARK.addEventListener("change", () => {
    const [from, to] = DARK.matches ? palettes : [...palettes].reverse();
    const shades = Object.fromEntries(Object.keys(from).map((role) => [inHex(from[role]), to[role]]));
    setTimeout(recolourCharts, THEMED, shades);
  });
}
