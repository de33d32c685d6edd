// What the page's own links and buttons do: open a view without loading everything again, copy a
// link, save a chart as a picture. One listener for the whole document, set once. The other
// scripts that page_setup.py names stand before this one in the same module.

function say(element, words) {
  element.dataset.before ??= element.textContent;
  element.textContent = words;
  element.setAttribute("aria-live", "polite");
  setTimeout(() => {
    if (element.dataset.before === undefined) return;
    element.textContent = element.dataset.before;
    delete element.dataset.before;
  }, 1800);
}

async function copyLink(link) {
  try {
    await navigator.clipboard.writeText(link.href);
    say(link, "Link copied");
  } catch {
    window.prompt("Copy this link", link.href);
  }
  if (THIS_COMPUTER.includes(location.hostname)) offerFile(link);
}

const THIS_COMPUTER = ["127.0.0.1", "localhost", "[::1]"];
const PAGES_OWN = ["shared", "article", "at", "profile"];

// A link to this computer is of no use to anybody else: the Overview has the same view as one file.
function offerFile(link) {
  const line = link.parentElement;
  if (line.querySelector(".here-only")) return;
  const overview = new URL(link.href);
  overview.pathname = overview.pathname.replace(/[^/]*$/, "");
  overview.hash = "";
  PAGES_OWN.forEach((name) => overview.searchParams.delete(name));
  const file = Object.assign(document.createElement("a"), { href: overview.href, textContent: "save the view as one HTML file" });
  file.dataset.here = "";
  const note = Object.assign(document.createElement("span"), { className: "here-only note" });
  note.append(" The link works on this computer only. For others, ", file, ", at the foot of the Overview.");
  line.append(note);
}

async function copyQuotation(button) {
  const words = [button.dataset.cite, button.dataset.address].filter(Boolean).join(" ");
  try {
    await navigator.clipboard.writeText(words);
    say(button, "Quotation copied");
  } catch {
    window.prompt("Copy this quotation", words);
  }
}

let toServer = null;

// The tray is the server's: the newest drawing of the page is what can tell it of a pick.
function pickItem(button) {
  const [item, where] = button.dataset.pick.split(" ");
  toServer?.("pick", { item, where, article: button.dataset.article });
  say(button, "Adding …");
}

// The view is kept under its own words, where the reader is; the desk, where it can be renamed, is a link for who wants it.
function keepView(link) {
  if (!toServer) return openHere(link);
  toServer("keep", { query: new URL(link.href).search.slice(1) });
  say(link, "Saving …");
}

const READ = "dateline-first-minutes-read";

// What a newcomer has read stays away in this browser; the server is not told.
function keepRead() {
  localStorage.setItem(READ, "yes");
  document.documentElement.classList.add(READ);
}

// The server keeps the way back, so it is told that Undo was pressed: a button of its own is.
function undo(link) {
  const button = document.querySelector(".st-key-undo button");
  if (button) button.click();
  else openHere(link);
}

const [ASKED, TRIED] = [100, 30]; // milliseconds between two looks for an answer, and how many there are

// Enter in a box that finds names opens the first of them, once the answer is to what stands in the box.
function openFound(event) {
  if (event.key !== "Enter" || event.isComposing) return; // the Enter that ends a word being composed opens nothing
  if (!event.target.matches?.(":is(.st-key-find_name, .st-key-any_name) input")) return;
  const typed = event.target.value.trim();
  const look = (left) => {
    const found = [...document.querySelectorAll("[data-found]")].find((one) => one.dataset.found === typed);
    if (found) openHere(found.querySelector("a"));
    else if (left) setTimeout(look, ASKED, left - 1);
  };
  if (typed) look(TRIED);
}

const ACTS = ["here", "undo", "copy", "cite", "save", "read", "pick", "keep"].map((name) => `[data-${name}]`).join();

function onClick(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const element = event.composedPath().find((node) => node.matches?.(ACTS));
  if (!element) return;
  event.preventDefault();
  if ("save" in element.dataset) savePicture(element);
  else if ("undo" in element.dataset) undo(element);
  else if ("pick" in element.dataset) pickItem(element);
  else if ("keep" in element.dataset) keepView(element);
  else if ("read" in element.dataset) keepRead();
  else if ("cite" in element.dataset) copyQuotation(element);
  else if ("copy" in element.dataset) copyLink(element);
  else openHere(element);
}

export default function ({ data, setTriggerValue }) {
  toServer = setTriggerValue;
  // Which collection this browser looks at holds for its tabs and reloads, until it is closed.
  const overTls = location.protocol === "https:" ? "; Secure" : "";
  if (data?.cookie) document.cookie = `${data.cookie}; path=/; SameSite=Strict${overTls}`;
  if (window.datelineListens) return;
  window.datelineListens = true;
  if (localStorage.getItem(READ)) document.documentElement.classList.add(READ);
  keepChartColours(data.palettes);
  document.addEventListener("click", typedFirst, { capture: true });
  document.addEventListener("click", onClick);
  document.addEventListener("input", noteTyped, { capture: true });
  document.addEventListener("beforeinput", putBack, { capture: true });
  document.addEventListener("input", keepLetters, { capture: true });
  document.addEventListener("focusout", noteLeft, { capture: true });
  document.addEventListener("keydown", noteSent, { capture: true });
  document.addEventListener("keydown", takeDates, { capture: true });
  document.addEventListener("keydown", openFound);
  document.addEventListener("scroll", keepPlace, { capture: true, passive: true });
  document.addEventListener("pointerdown", typedNoMore, { capture: true, passive: true });
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    document.addEventListener(act, stayHere, { capture: true, passive: true });
  }
  document.addEventListener("dragover", showBox);
  document.addEventListener("dragleave", hideBox);
  document.addEventListener("drop", dropInBox);
  const mend = () => [giveBoxARole, filtersLast, datesInOneStop, calendarsAside, markWholePage, nameOpenLists, showSearchTwice].forEach((one) => one());
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  mend();
  window.addEventListener("popstate", returnTo);
  window.addEventListener("popstate", typedNoMore);
  keepSteps();
  window.addEventListener("hashchange", openPrivate);
  openPrivate();
}
