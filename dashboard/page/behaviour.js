// What the page's own links and buttons do: open a view without loading everything again, copy a
// link, save a chart as a picture. One listener for the whole document, set once.

const main = () => document.querySelector('[data-testid="stMain"]');
const places = new Map();
let returning = null;

// Where the reader stood on each address: Back and Forward lead to the same place of the same list.
function keepPlace() {
  if (!returning && main()) places.set(location.href, main().scrollTop);
}

function stayHere() {
  returning = null;
}

// The list is drawn again some time after its address is back, so its place is sought until it holds.
function returnTo(event) {
  const top = places.get(location.href);
  returning = null;
  if (!event.isTrusted || top === undefined) return;
  const since = performance.now();
  const turn = {};
  returning = turn;
  const step = () => {
    if (returning !== turn) return;
    const now = main();
    if (now) now.scrollTop = top;
    const drawn = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";
    const waited = performance.now() - since;
    if ((drawn && waited > 700 && Math.abs(now.scrollTop - top) < 2) || waited > 5000) returning = null;
    else requestAnimationFrame(step);
  };
  step();
}

function openHere(link) {
  const samePage = link.pathname === location.pathname;
  keepPlace();
  history.pushState({}, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  if (!samePage) main()?.scrollTo(0, 0);
}

function say(element, words) {
  const before = element.textContent;
  element.textContent = words;
  element.setAttribute("aria-live", "polite");
  setTimeout(() => { element.textContent = before; }, 1800);
}

async function copyLink(link) {
  try {
    await navigator.clipboard.writeText(link.href);
    say(link, "Link copied");
  } catch {
    window.prompt("Copy this link", link.href);
  }
}

async function copyQuotation(button) {
  const words = `${button.dataset.cite} ${new URL(button.dataset.address, document.baseURI).href}`;
  try {
    await navigator.clipboard.writeText(words);
    say(button, "Quotation copied");
  } catch {
    window.prompt("Copy this quotation", words);
  }
}

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

const READ = "dateline-first-minutes-read";

// What a newcomer has read stays away in this browser; the server is not told.
function keepRead() {
  localStorage.setItem(READ, "yes");
  document.documentElement.classList.add(READ);
}

// A private link carries the view behind #, which the browser sent to nobody: open it here.
function openPrivate() {
  const encoded = location.hash.match(/^#v=(.+)$/)?.[1];
  if (!encoded) return;
  let query;
  try {
    const bytes = Uint8Array.from(atob(encoded.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    query = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    query = new URLSearchParams({ shared: "unreadable" });
  }
  history.replaceState({}, "", `${location.pathname}?${query}`);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

function onClick(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const element = event.composedPath().find((node) => node.matches?.("[data-here], [data-copy], [data-cite], [data-save], [data-read]"));
  if (!element) return;
  event.preventDefault();
  if ("save" in element.dataset) savePicture(element);
  else if ("read" in element.dataset) keepRead();
  else if ("cite" in element.dataset) copyQuotation(element);
  else if ("copy" in element.dataset) copyLink(element);
  else openHere(element);
}

export default function () {
  if (window.datelineListens) return;
  window.datelineListens = true;
  if (localStorage.getItem(READ)) document.documentElement.classList.add(READ);
  document.addEventListener("click", onClick);
  document.addEventListener("scroll", keepPlace, { capture: true, passive: true });
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    document.addEventListener(act, stayHere, { capture: true, passive: true });
  }
  window.addEventListener("popstate", returnTo);
  window.addEventListener("hashchange", openPrivate);
  openPrivate();
}
