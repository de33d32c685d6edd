// The reading view. Everything from the article goes through textContent; nothing becomes markup.

const SWITCHES = [
  ["person", "People"], ["organisation", "Organisations"], ["place", "Places"],
  ["date", "Dates"], ["said", "Quotations"],
];
const CALM = new Set(["person", "said"]); // what is marked until the reader asks for more
const BLOCKS = {
  title: "h1", deck: "p", byline: "p", caption: "p", credit: "p", heading: "h2", paragraph: "p",
};
const state = new WeakMap();

function make(name, className, words) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (words !== undefined) {
    element.textContent = words;
    element.dir = "auto";
  }
  return element;
}

function drawText(blocks) {
  const article = make("article", "text");
  for (const block of blocks) {
    const element = make(BLOCKS[block.kind] ?? "p", block.kind);
    element.dir = "auto";
    for (const [start, words, roles] of block.runs) {
      const run = make("span", roles.map((role) => `mark ${role}`).join(" "));
      run.textContent = words;
      run.dataset.start = start;
      run.dataset.end = start + [...words].length;
      element.append(run);
    }
    article.append(element);
  }
  return article;
}

function light(root, place) {
  for (const run of root.querySelectorAll(".here")) run.classList.remove("here");
  const runs = [...root.querySelectorAll(".text span[data-start]")].filter(
    (run) => Number(run.dataset.start) < place.to && Number(run.dataset.end) > place.from);
  for (const run of runs) run.classList.add("here");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const target = runs.find((run) => Number(run.dataset.end) > place.at) ?? runs[0];
  target?.scrollIntoView({ block: "center", behavior: still || place.first ? "instant" : "smooth" });
}

function jumper(root, item, ...parts) {
  const button = make("button", "jump");
  button.type = "button";
  button.append(...parts);
  let next = 0;
  button.addEventListener("click", () => {
    light(root, item.places[next % item.places.length]);
    next += 1;
  });
  return button;
}

function list(title, items, open, draw) {
  const section = make("details");
  section.open = open;
  const heading = make("h2", "", title);
  heading.append(make("span", "count", String(items.length)));
  const summary = make("summary");
  summary.append(heading);
  section.append(summary);
  section.append(items.length ? rowsOf(items, draw) : make("p", "none", "Nothing found."));
  return section;
}

function rowsOf(items, draw) {
  const rows = make("ul");
  for (const item of items) {
    const row = make("li");
    row.append(draw(item));
    rows.append(row);
  }
  return rows;
}

function drawEvents(root, data) {
  const draw = (item) => withPicker(data, item, jumper(root, item,
    make("span", "day", item.status ? `${item.day}, ${item.status}` : item.day),
    make("span", "words", item.label)));
  const section = list("What happened", data.events, false, draw);
  const many = data.unsure.length;
  if (!many) return section;
  if (!data.events.length) section.querySelector(".none").remove();
  const rest = make("details", "unsure");
  const what = data.events.length ? "more" : (many === 1 ? "event" : "events");
  rest.append(make("summary", "", `${many} ${what} that Dateline is not sure of`), rowsOf(data.unsure, draw));
  section.append(rest);
  return section;
}

// The page hears of what its buttons with data-pick are pressed for (behaviour.js).
function picker(data, pick, words = "Add to tray") {
  const button = make("button", "pick", words);
  button.type = "button";
  Object.assign(button.dataset, { pick, article: data.article });
  return button;
}

function withPicker(data, item, row) {
  const both = document.createDocumentFragment();
  both.append(row, ...(item.pick ? [picker(data, item.pick)] : []));
  return both;
}

// The ways from a name to its profile, and for who may to the form that corrects it.
function ways(item) {
  const both = make("span", "ways");
  for (const [words, to] of [["Profile", item.profile], ["Correct", item.correct]]) {
    if (!to) continue;
    const link = make("a", "pick", words);
    link.href = to;
    link.dataset.here = "";
    link.setAttribute("aria-label", words === "Profile" ? `Profile of ${item.name}` : `Correct ${item.name}`);
    both.append(link);
  }
  return both;
}

// Where a boundary of the reader's selection stands in the article, null outside its text.
function offsetOf(root, node, offset, isEnd) {
  if (!root.contains(node)) return null;
  const run = node.nodeType === Node.TEXT_NODE ? node.parentElement : null;
  if (run?.dataset.start) return Number(run.dataset.start) + [...node.data.slice(0, offset)].length;
  // A click that selects a paragraph ends where the next element begins.
  const point = document.createRange();
  point.setStart(node, offset);
  const runs = [...root.querySelectorAll(".text span[data-start]")];
  const isBefore = (one) => point.comparePoint(one, 0) < 0;
  const found = isEnd ? runs.findLast(isBefore) : runs.find((one) => !isBefore(one));
  return found ? Number(isEnd ? found.dataset.end : found.dataset.start) : null;
}

function selected(root) {
  const tree = root.getRootNode();
  const selection = tree.getSelection?.() ?? document.getSelection();
  const composed = selection?.getComposedRanges?.({ shadowRoots: tree.host ? [tree] : [] })[0];
  const range = composed ?? (selection?.rangeCount ? selection.getRangeAt(0) : null);
  if (!range || (range.startContainer === range.endContainer && range.startOffset === range.endOffset)) return null;
  const start = offsetOf(root, range.startContainer, range.startOffset, false);
  const end = offsetOf(root, range.endContainer, range.endOffset, true);
  return start === null || end === null || start >= end ? null : `${start}-${end}`;
}

// Words that the reader selects are offered for the tray, for as long as they are selected.
function drawSelection(root, data) {
  const bar = make("div", "selection");
  const pick = picker(data, "", "Add the selected words to the tray");
  pick.addEventListener("pointerdown", (event) => event.preventDefault());
  const adding = [["add", "Add as a quotation"], ["add-event", "Add as an event"]].map(([lead, words]) => {
    const link = make("a", "pick", words);
    link.dataset.here = "";
    return [lead, link];
  });
  bar.append(pick, ...(data.mayCorrect ? adding.map(([, link]) => link) : []));
  bar.hidden = true;
  selections.set(root, () => {
    const where = selected(root);
    if (where) {
      pick.dataset.pick = `sentence ${where}`;
      for (const [lead, link] of adding) {
        const to = new URL(location.href);
        to.searchParams.set("correct", `${lead} ${where}`);
        link.href = to.href;
      }
    }
    bar.hidden = !where;
  });
  return bar;
}

const selections = new Map();

document.addEventListener("selectionchange", () => {
  for (const [root, look] of selections) {
    if (root.isConnected) look();
    else selections.delete(root);
  }
});

function statement(root, item) {
  return jumper(root, item,
    ...item.tags.map((words) => make("span", "tag", words)),
    make("span", "name", item.speaker), make("span", `words ${item.kind}`, item.words),
    make("span", "note", item.note));
}

function drawLists(root, data) {
  const aside = make("div", "lists");
  aside.append(
    list("Who", data.who, true, (item) => {
      const both = document.createDocumentFragment();
      both.append(jumper(root, item,
        make("span", `name ink-${item.role}`, item.name),
        make("span", "count", String(item.places.length)),
        make("span", "note", item.note)), ways(item));
      return both;
    }),
    list("What was said", data.what, true, (item) => withPicker(data, item, statement(root, item))),
    ...(data.unsaid.length
      ? [list("Expected, denied or not answered", data.unsaid, true, (item) => withPicker(data, item, statement(root, item)))] : []),
    drawEvents(root, data),
    list("Dates", data.when, false, (item) => {
      const both = document.createDocumentFragment();
      both.append(jumper(root, item,
        make("span", "day", item.day), make("span", "words", item.words),
        make("span", "note", item.note)), ways({ name: item.words, correct: item.correct }));
      return both;
    }),
  );
  return aside;
}

function drawSwitches(root) {
  const bar = make("div", "switches");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "What is marked");
  bar.append(make("span", "lead", "Mark:"));
  for (const [role, words] of SWITCHES) {
    const button = make("button", `switch ${role}`, words);
    button.type = "button";
    button.setAttribute("aria-pressed", String(CALM.has(role)));
    root.classList.toggle(`no-${role}`, !CALM.has(role));
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      root.classList.toggle(`no-${role}`, !on);
    });
    bar.append(button);
  }
  return bar;
}

// From hit to hit: by the two buttons, or by the keys n and p wherever no text is being typed.
function drawHits(root, hits) {
  const bar = make("div", "hits");
  const words = make("span", "count", `${hits.length} ${hits.length === 1 ? "hit" : "hits"} of your search`);
  words.setAttribute("role", "status");
  let at = -1;
  const go = (step) => {
    at = (at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length;
    const [from, to] = hits[at];
    light(root, { from, to, at: from });
    words.textContent = `Hit ${at + 1} of ${hits.length}`;
  };
  for (const [name, key, step] of [["Previous hit", "p", -1], ["Next hit", "n", 1]]) {
    const button = make("button", "", `${name} (${key})`);
    button.type = "button";
    button.addEventListener("click", () => go(step));
    bar.append(button);
  }
  bar.prepend(words);
  keys.set(root, (key) => ({ n: () => go(1), p: () => go(-1) })[key]?.());
  return bar;
}

const keys = new Map();

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.composedPath()[0].closest?.("input, textarea, select, [contenteditable]")) return;
  for (const [root, press] of keys) {
    if (root.isConnected) press(event.key);
    else keys.delete(root);
  }
}

document.addEventListener("keydown", onKey);

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".reading");
  const shown = JSON.stringify(data);
  if (!root || state.get(root) === shown) return;
  state.set(root, shown);
  keys.delete(root);
  const [columns, text] = [make("div", "columns"), drawText(data.blocks)];
  const bars = [drawSwitches(root), ...(data.hits.length ? [drawHits(root, data.hits)] : [])];
  const title = text.querySelector("h1");
  if (title) title.after(...bars); // the headline is what a phone shows first
  else text.prepend(...bars);
  columns.append(text, drawLists(root, data));
  root.replaceChildren(columns, drawSelection(root, data));
  if (data.target) {
    const [from, to] = data.target;
    requestAnimationFrame(() => light(root, { from, to, at: from, first: true }));
  }
}
