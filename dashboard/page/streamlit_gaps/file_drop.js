// Files dropped anywhere on a page that takes files go to its box: beside it, the browser would open
// them in the page's stead.

const BOX = '[data-testid="stFileUploaderDropzone"]';
const DROPPING = "dateline-dropping";

function boxFor(event) {
  return event.dataTransfer?.types.includes("Files") ? document.querySelector(BOX) : null;
}

function showBox(event) {
  const box = boxFor(event);
  if (!box) return;
  event.preventDefault();
  if (document.documentElement.classList.contains(DROPPING)) return;
  document.documentElement.classList.add(DROPPING);
  box.scrollIntoView({ block: "nearest" });
}

function hideBox(event) {
  if (!event.relatedTarget) document.documentElement.classList.remove(DROPPING);
}

function dropInBox(event) {
  document.documentElement.classList.remove(DROPPING);
  const box = boxFor(event);
  if (!box || box.contains(event.target)) return;
  event.preventDefault();
  box.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: event.dataTransfer }));
}

// The uploader's box has a name, and a role that says it is nothing.
function giveBoxARole() {
  document.querySelector(`${BOX}[role="presentation"]`)?.setAttribute("role", "group");
}
