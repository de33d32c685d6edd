// A private link carries the view behind #, which the browser sent to nobody: open it here. Once it is
// open the address shows the filters, so first see to it that loading the page again sends them to nobody.

async function keepUnsent() {
  const worker = new URL("unsent.js", window.__streamlit?.BACKEND_BASE_URL ?? location.href);
  await navigator.serviceWorker.register(worker);
  await navigator.serviceWorker.ready;
}

// The view of a private link; nothing where the address is none.
function privateView() {
  const encoded = location.hash.match(/^#v=(.+)$/)?.[1];
  if (!encoded) return "";
  try {
    const bytes = Uint8Array.from(atob(encoded.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return String(new URLSearchParams({ shared: "unreadable" }));
  }
}

function showPrivate(query) {
  history.replaceState({}, "", `${location.pathname}?${query}`);
}

// Before anything is drawn, where the worker is there already, or where there can be none: over plain
// http from another computer browsers allow no worker, and the view only opens.
function openPrivateFirst() {
  const query = privateView();
  if (query && (!navigator.serviceWorker || navigator.serviceWorker.controller)) showPrivate(query);
}

async function openPrivate() {
  const query = privateView();
  if (!query) return;
  if (navigator.serviceWorker) await keepUnsent();
  showPrivate(query);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
