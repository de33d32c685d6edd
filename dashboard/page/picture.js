// A chart saved as a picture: dressed with its heading and its line of source.

function plain(words) {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function folded(words, letters) {
  const lines = [""];
  for (const word of words.split(" ")) {
    if (lines.at(-1).length + word.length > letters) lines.push("");
    lines[lines.length - 1] += `${word} `;
  }
  return lines;
}

const PICTURE_FONT = "Helvetica, Arial, sans-serif";
const PICTURE_SERIF = "Georgia, Times New Roman, serif";

// A picture cannot use the page's own fonts, so it is measured and drawn in those of the reader's
// system. It carries its heading and its line of source; the chart on the page does not change.
function dressed(layout, drawn, width, heading, source) {
  const title = folded(heading, width / 10.5);
  const lines = folded(source, width / 6.4);
  const [above, below] = [title.length * 26 + 16, lines.length * 16 + 18];
  const margin = { ...layout.margin };
  const note = (words, size, family, place) => ({
    text: size > 12 ? `<b>${words.map(plain).join("<br>")}</b>` : words.map(plain).join("<br>"), font: { size, family }, showarrow: false, align: "left",
    xref: "paper", yref: "paper", x: 0, xanchor: "left", xshift: 12 - Math.max(drawn.l, 12), ...place,
  });
  const notes = [
    note(title, 20, PICTURE_SERIF, { y: 1, yanchor: "bottom", yshift: (margin.t ?? 0) + 2 }),
    note(lines, 12, PICTURE_FONT, { y: 0, yanchor: "top", yshift: -(margin.b ?? 0) - 4 }),
  ];
  const plainAxis = (axis) => ({ ...axis, tickfont: { ...axis?.tickfont, family: PICTURE_FONT } });
  return {
    ...layout,
    font: { ...layout.font, family: PICTURE_FONT },
    xaxis: plainAxis(layout.xaxis),
    yaxis: plainAxis(layout.yaxis),
    height: layout.height + above + below,
    margin: {
      ...margin, t: (margin.t ?? 0) + above, b: (margin.b ?? 0) + below,
      l: Math.max(margin.l ?? 0, 12), r: Math.max(margin.r ?? 0, 12),
    },
    annotations: [
      ...(layout.annotations ?? []).map((one) => ({ ...one, font: { ...one.font, family: PICTURE_FONT } })),
      ...notes,
    ],
  };
}

function savePicture(button) {
  const { save: key, format, heading, source } = button.dataset;
  const chart = [...document.querySelectorAll(`[class*="st-key-${key}"] .js-plotly-plot`)]
    .find((plot) => plot.offsetParent !== null);
  const press = chart?.querySelector(".modebar-btn");
  if (!press) return;
  const layout = chart.layout;
  const width = chart.offsetWidth;
  chart.layout = dressed(layout, chart._fullLayout._size, width, heading, source);
  chart._context.toImageButtonOptions = {
    format, filename: `dateline-${key}`, width, height: chart.layout.height,
    scale: format === "png" ? 2 : 1,
  };
  press.click();
  chart.layout = layout;
}
