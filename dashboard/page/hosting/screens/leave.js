// Sign out on request, and tell the other tabs.
document.getElementById("leave")?.addEventListener("click", async () => {
  await fetch("/access/out", { method: "POST" });
  new BroadcastChannel("dateline").postMessage("out");
  location.replace("/");
});
