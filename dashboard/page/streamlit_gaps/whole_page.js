// What the style sheet must know of the whole page is said on its root: with body:has(…) a browser looks
// through the page after each label that Plotly draws.

function markWholePage() {
  const { classList, dataset } = document.documentElement;
  const page = document.querySelector(".pages")?.dataset.page;
  if (page && dataset.page !== page) dataset.page = page;
  classList.toggle("dateline-nothing-to-filter", !document.querySelector(".st-key-text"));
  const days = document.querySelector('[data-testid="stMain"] [data-testid="stDateInputField"]');
  classList.toggle("dateline-asks-for-days", Boolean(days));
}
