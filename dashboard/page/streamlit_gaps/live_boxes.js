// Boxes that answer while somebody types: an answer to earlier letters that is drawn late takes none away.
// The search box that narrow screens have above the page stands for the sidebar's, which is folded there.

const LIVE = ":is(.st-key-text, .st-key-find_name, .st-key-any_name) input";
const PHONE = "input.phone-search";
const STILL_TYPED = 10000; // milliseconds after a letter in which a late answer can set it back
const PUT_BACK = 5; // times at most after one letter: what the server insists on stays
let typed = null; // the box, all that stood in it, when, and how often it was put back
let agreed = { words: "" }; // the phone's box, and what stood in it and in the sidebar's when they last agreed

const searchBox = () => document.querySelector(".st-key-text input");

function put(box, words) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, words);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function keepLetters(event) {
  const box = event.target;
  if (box.matches?.(PHONE)) return showSearchTwice();
  if (!box.matches?.(LIVE)) return;
  const watched = Boolean(typed);
  if (typed?.box !== box) typed = { box, stood: new Set() };
  typed.stood.add(box.value);
  Object.assign(typed, { words: box.value, at: performance.now(), left: PUT_BACK });
  if (!watched) watchLetters();
}

function watchLetters() {
  if (!typed || performance.now() - typed.at > STILL_TYPED) return typedNoMore();
  putBack();
  requestAnimationFrame(watchLetters);
}

// Before each frame, and before the next letter, which would else follow what a late answer left.
function putBack() {
  if (!typed) return;
  const { box, stood, words, left } = typed;
  if (box.value === words || !stood.has(box.value) || !left) return;
  put(box, words);
  typed.left = left - 1;
}

function typedNoMore() {
  typed = null;
}

// Words that the phone's box alone has were typed before this listened, or before the sidebar had its box.
function showSearchTwice() {
  const [phone, box] = [document.querySelector(PHONE), searchBox()];
  if (!phone || !box) return;
  const drawnAnew = agreed.phone !== phone;
  if (drawnAnew) agreed = { phone, words: "" };
  if (phone.value !== agreed.words) {
    agreed.words = phone.value;
    put(box, phone.value);
  } else if ((drawnAnew || !typed) && box.value !== phone.value) {
    agreed.words = phone.value = box.value;
  }
}
