// What the page's own links and buttons do: open a view without loading everything again, copy a
// link, save a chart as a picture. One listener for the whole document, set once.

function openHere(link) {
  const samePage = link.pathname === location.pathname;
  history.pushState({}, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  if (!samePage) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
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

function savePicture(button) {
  const chart = [...document.querySelectorAll(`[class*="st-key-${button.dataset.save}"] .js-plotly-plot`)]
    .find((plot) => plot.offsetParent !== null);
  const press = chart?.querySelector(".modebar-btn");
  if (!press) return;
  chart._context.toImageButtonOptions = {
    format: button.dataset.format,
    filename: `dateline-${button.dataset.save}`,
    scale: button.dataset.format === "png" ? 2 : 1,
  };
  press.click();
}

function onClick(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const element = event.composedPath().find((node) => node.matches?.("[data-here], [data-copy], [data-save]"));
  if (!element) return;
  event.preventDefault();
  if ("save" in element.dataset) savePicture(element);
  else if ("copy" in element.dataset) copyLink(element);
  else openHere(element);
}

export default function () {
  if (window.datelineListens) return;
  window.datelineListens = true;
  document.addEventListener("click", onClick);
}
