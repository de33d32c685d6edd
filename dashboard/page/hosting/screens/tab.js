// A tab of a reader who is signed in: it shows nothing for longer than the right to see it lasts, nor to the next
// reader in the same browser, whom a proxy names without a word to the tabs that are open.
const channel = new BroadcastChannel("dateline");
const again = () => location.reload();
channel.onmessage = again;

let reader = null;

async function look() {
  const answer = await fetch("/access/state", { cache: "no-store" }).catch(() => null);
  if (!answer) return;
  const named = answer.headers.get("x-dateline-reader");
  if (!answer.ok || (reader && named !== reader)) again();
  reader = named;
}
look();
new Worker("/access/clock.js").onmessage = look; // browsers slow the clocks of tabs that nobody looks at
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());

document.addEventListener("click", async (event) => {
  const link = event.composedPath().find((one) => one.tagName === "A" && one.getAttribute("href") === "/access/out");
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  await fetch("/access/out", { method: "POST" });
  channel.postMessage("out");
  again();
}, true);
