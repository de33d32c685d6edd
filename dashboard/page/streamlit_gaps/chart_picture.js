// A chart saved as a picture: dressed with its heading and its line of source.

function plain(words) {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

const PICTURE_FONT = "Helvetica, Arial, sans-serif";
const PICTURE_SERIF = "Georgia, Times New Roman, serif";
const EDGE = 12;
// An SVG is drawn in the fonts of whoever opens it: its lines keep room for wider ones.
const ROOM = { png: 0.98, svg: 0.8 };

const pen = document.createElement("canvas").getContext("2d");

function breadth(words, font) {
  pen.font = font;
  return pen.measureText(words).width;
}

// Words in lines no broader than there is room; a word that is broader by itself is cut.
function folded(words, font, room) {
  const lines = [""];
  for (const word of words.split(" ")) {
    let rest = word;
    if (lines.at(-1) && breadth(`${lines.at(-1)}${rest}`, font) > room) lines.push("");
    while (breadth(rest, font) > room && rest.length > 1) {
      const letters = Math.max(1, Math.floor(rest.length * room / breadth(rest, font)));
      lines[lines.length - 1] = rest.slice(0, letters);
      rest = rest.slice(letters);
      lines.push("");
    }
    lines[lines.length - 1] += `${rest} `;
  }
  return lines;
}

// How much the names beside a chart need: they are measured here, so that the notes know the margin.
function besideNames(axis, margin, room) {
  if (!axis?.automargin || !axis.ticktext) return margin;
  const font = `${axis.tickfont?.size ?? 14}px ${PICTURE_FONT}`;
  return Math.max(margin, ...axis.ticktext.map((words) => breadth(words, font) / room)) + EDGE;
}

// How much the numbers at the tips of bars need: the names beside them leave the longest bar less room.
function besideBars(data, room) {
  const words = data.filter((one) => one.textposition === "outside").flatMap((one) => one.text ?? []);
  return Math.max(0, ...words.map((one) => breadth(one, `14px ${PICTURE_FONT}`) / room));
}

// A picture cannot use the page's own fonts, so it is measured and drawn in those of the reader's
// system. It carries its heading and its line of source; the chart on the page does not change.
function dressed({ layout, data }, width, heading, source, format) {
  const room = (width - 2 * EDGE) * ROOM[format];
  const title = folded(heading, `bold 20px ${PICTURE_SERIF}`, room);
  const lines = folded(source, `12px ${PICTURE_FONT}`, room);
  const [above, below] = [title.length * 26 + 16, lines.length * 16 + 18];
  const margin = { ...layout.margin };
  const left = besideNames(layout.yaxis, Math.max((margin.l ?? 0) / ROOM.svg, EDGE), ROOM[format]);
  const note = (words, size, family, place) => ({
    text: size > 12 ? `<b>${words.map(plain).join("<br>")}</b>` : words.map(plain).join("<br>"), font: { size, family }, showarrow: false, align: "left",
    xref: "paper", yref: "paper", x: 0, xanchor: "left", xshift: EDGE - left, ...place,
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
    yaxis: { ...plainAxis(layout.yaxis), automargin: false },
    height: layout.height + above + below,
    margin: {
      ...margin, t: (margin.t ?? 0) + above, b: (margin.b ?? 0) + below,
      l: left, r: Math.max(margin.r ?? 0, EDGE) + besideBars(data, ROOM[format]),
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
  chart.layout = dressed(chart, width, heading, source, format);
  chart._context.toImageButtonOptions = {
    format, filename: `dateline-${key}`, width, height: chart.layout.height,
    scale: format === "png" ? 2 : 1,
  };
  press.click();
  chart.layout = layout;
}
