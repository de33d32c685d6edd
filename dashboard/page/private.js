// A private link carries the view behind #, which the browser sent to nobody: open it here. Once it is
// open the address shows the filters, so first see to it that loading the page again sends them to nobody.

async function keepUnsent() {
  const worker = new URL("unsent.js", window.__streamlit?.BACKEND_BASE_URL ?? location.href);
  await navigator.serviceWorker.register(worker);
  await navigator.serviceWorker.ready;
}

async function openPrivate() {
  const encoded = location.hash.match(/^#v=(.+)$/)?.[1];
  if (!encoded) return;
  let query;
  try {
    const bytes = Uint8Array.from(atob(encoded.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    query = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    query = new URLSearchParams({ shared: "unreadable" });
  }
  // Over plain http from another computer browsers allow no worker: there the view only opens.
  if (navigator.serviceWorker) await keepUnsent();
  history.replaceState({}, "", `${location.pathname}?${query}`);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
