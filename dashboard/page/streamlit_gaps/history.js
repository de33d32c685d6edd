// Where Back and Forward lead: one step for each thing the reader did, and to the same place of a list.

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
    if ((drawn && now && waited > 700 && Math.abs(now.scrollTop - top) < 2) || waited > 5000) returning = null;
    else requestAnimationFrame(step);
  };
  step();
}

const [A_PRESS, A_START, A_RUN, A_FORM] = [500, 400, 3000, 30000]; // milliseconds, at most
let changed = -A_PRESS; // when a box last changed the address

// A press on a link can also leave a box that was being filled in. The server hears of one after the
// other: asked for both at once, it keeps the box, and the address says something else.
function afterTheBox(act) {
  const since = performance.now();
  let ran = since - changed > A_PRESS;
  const step = () => {
    const running = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning";
    const waited = performance.now() - since;
    if ((ran && !running) || (!running && waited > A_START) || waited > A_RUN) return act();
    ran ||= running;
    requestAnimationFrame(step);
  };
  return ran ? act() : step();
}

function openHere(link) {
  afterTheBox(() => goTo(link));
}

// Whether a link opens another page, or on the same page another event, name or article: it is read from its top.
function opensAnother(link) {
  if (link.pathname !== location.pathname) return true;
  const [before, after] = [new URL(location.href).searchParams, new URL(link.href).searchParams];
  const held = (asked, name) => asked.getAll(name).join("\n");
  return ["event", "profile", "article"].some((name) => after.has(name) && held(before, name) !== held(after, name));
}

function goTo(link) {
  const another = opensAnother(link);
  keepPlace();
  addStep(link.href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  if (another) main()?.scrollTo(0, 0);
  if (new URL(link.href).searchParams.has("correct")) seekForm(performance.now());
}

// A form that a link asks for is drawn some time after its address is there, above what is being read.
function seekForm(since) {
  const form = document.querySelector(".st-key-asked_form");
  const drawn = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";
  const waited = performance.now() - since;
  if (form && drawn && waited > A_START) form.scrollIntoView({ block: "center" });
  else if (waited < A_FORM) requestAnimationFrame(() => seekForm(since));
}

const PERIODS = ["published", "referenced"];
const NO_END = "2199-12-31"; // view.LAST_DAY
let begins = true; // whether the next change of the address is a step of its own
let lastNames = "";

function addStep(address) {
  History.prototype.pushState.call(history, {}, "", address);
}

// A press, a key that ends what is typed, or leaving a box ends a step.
function beginStep(event) {
  if (event.type !== "keydown" || event.key === "Enter") begins = true;
}

// The names of the parameters in which two addresses differ.
function unlike(one, two) {
  const [before, after] = [one.searchParams, two.searchParams];
  const held = (asked, name) => JSON.stringify(asked.getAll(name));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => held(before, name) !== held(after, name)).sort().join();
}

// Whether two searches are one that is still being typed: letters were added, or taken off its end.
// The way back that the server keeps for "Undo" (undo.py) goes by the same rule.
function isOneSearch(one, two) {
  return Boolean(one && two) && (one.startsWith(two) || two.startsWith(one));
}

// A field with a first day alone asks for all from it on; a link with one day alone for that day.
function withEnds(address, end = NO_END) {
  const to = new URL(address, location.href);
  const endless = PERIODS.filter((name) => to.searchParams.getAll(name).length === 1);
  endless.forEach((name) => to.searchParams.append(name, end ?? to.searchParams.get(name)));
  return endless.length ? to.href : address;
}

// Streamlit replaces the address for its widgets and adds one for what its server changes. Here it is
// one step for each thing the reader did: letters of one search, the first of two days, and the name
// put in the place of what was typed go on with the step before.
function changeAddress(state, unused, address) {
  changed = performance.now();
  const [from, to] = [new URL(location.href), new URL(address, location.href)];
  const names = unlike(from, to);
  const samePage = from.pathname === to.pathname;
  const halfPeriod = PERIODS.includes(names) && from.searchParams.getAll(names)[1] === NO_END;
  const sameSearch = isOneSearch(from.searchParams.get("text"), to.searchParams.get("text"));
  const continued = names === "text" ? sameSearch : !begins || halfPeriod;
  const goesOn = samePage && names === lastNames && continued;
  [begins, lastNames] = [false, names];
  History.prototype[goesOn ? "replaceState" : "pushState"].call(history, state, unused, address);
}

function keepSteps() {
  History.prototype.replaceState.call(history, history.state, "", withEnds(location.href, null));
  history.pushState = (state, unused, address) => changeAddress(state, unused, withEnds(address));
  history.replaceState = (state, unused, address) => {
    const byWidget = String(address).startsWith(location.origin); // else the server answers Back
    if (byWidget) changeAddress(state, unused, withEnds(address));
    else History.prototype.replaceState.call(history, state, unused, withEnds(address));
  };
  for (const act of ["pointerdown", "keydown", "focusout"]) {
    document.addEventListener(act, beginStep, { capture: true, passive: true });
  }
  window.addEventListener("popstate", beginStep);
}
