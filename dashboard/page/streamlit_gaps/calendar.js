// Streamlit's calendars begin the week as the browser's language does. The page writes days before months in every
// language, and its weeks begin on Monday (ISO 8601), as the columns of its charts do.

function weeksFromMonday() {
  const language = `${navigator.language}-u-fw-mon`;
  Object.defineProperty(navigator, "language", { get: () => language, configurable: true });
}
