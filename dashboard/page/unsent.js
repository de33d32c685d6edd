// In a browser that has opened a private link: pages are asked for without their filters, which the
// page itself reads from the address. So no server, proxy or log is told them when it is loaded again.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const asked = new URL(event.request.url);
  if (event.request.mode !== "navigate" || !asked.search) return;
  asked.search = "";
  event.respondWith(fetch(asked, { credentials: "same-origin", redirect: "manual" }));
});
