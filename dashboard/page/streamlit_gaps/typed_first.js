// What was typed goes before a file that is asked for: the press that leaves a field asks for the file a moment
// before Streamlit sends what was typed. The press waits until the page is drawn with it.

const [LEFT_NOW, SENT] = [500, 1500]; // milliseconds: a press that left the field; and in which what was typed is sent
let typedIn = null;
let leftAt = -Infinity;

function noteTyped(event) {
  if (event.target.matches?.("input, textarea")) typedIn = event.target;
}

function noteLeft(event) {
  if (event.target === typedIn) leftAt = performance.now();
}

function noteSent(event) {
  if (event.key === "Enter") typedIn = null;
}

function typedFirst(event) {
  const button = event.target.closest?.(".stDownloadButton button");
  const pressed = performance.now();
  if (!button || !typedIn || (document.activeElement !== typedIn && pressed - leftAt > LEFT_NOW)) return;
  typedIn = null;
  event.stopImmediatePropagation();
  event.preventDefault();
  let begun = false;
  const look = () => {
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState;
    begun ||= state === "running";
    const drawn = begun ? state === "notRunning" : performance.now() - pressed > SENT;
    if (drawn) button.click();
    else requestAnimationFrame(look);
  };
  look();
}
