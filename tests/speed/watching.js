// Times what a reader sees: from their key or click to the frame in which the answer stands there.
window.watching = {
  chart() {
    return document.querySelectorAll(".st-key-names .bars .point path").length > 0;
  },
  seen(what) {
    return [...document.querySelectorAll(what)].map((one) => one.textContent).join("\n");
  },
  still() {
    const app = document.querySelector('[data-testid="stApp"]');
    return app.dataset.testScriptState === "notRunning";
  },
  start(what, on, whole) {
    const before = this.seen(what);
    this.found = null;
    const began = (event) => {
      const from = performance.now();
      const look = () => {
        const now = this.seen(what);
        if (now && now !== before && (!whole || this.still())) this.found = performance.now() - from;
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    window.addEventListener(on, began, { capture: true, once: true });
  },
};
const first = () => {
  if (window.watching.chart()) window.watching.first = performance.now();
  else requestAnimationFrame(first);
};
requestAnimationFrame(first);
