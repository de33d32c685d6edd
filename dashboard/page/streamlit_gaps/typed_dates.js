// Streamlit takes typed dates once their box is left. Enter takes them too, and the reader stays where they
// were; the tab key leads from the last day out of the box, so it takes them as well: the calendar's button
// between them is opened with Alt and the arrow down.

const DATES = '[data-testid="stDateInput"]';
const PART = `${DATES} [role="spinbutton"]`;
const [LEFT, ANSWERED] = [60, 600]; // milliseconds until a box is left for Streamlit, and drawn with its new dates

function takeDates(event) {
  if (event.key !== "Enter" || !event.target.matches?.(PART)) return;
  const [part, name] = [event.target, event.target.getAttribute("aria-label")];
  event.preventDefault();
  main()?.focus({ preventScroll: true });
  const back = () => {
    if (![document.body, main()].includes(document.activeElement)) return;
    const drawn = [...document.querySelectorAll(PART)].find((one) => one.getAttribute("aria-label") === name);
    (part.isConnected ? part : drawn)?.focus({ preventScroll: true });
  };
  for (const wait of [LEFT, ANSWERED]) setTimeout(back, wait);
}

function calendarsAside() {
  for (const button of document.querySelectorAll(`${DATES} [data-testid="stDateInputCalendarButton"]:not([tabindex="-1"])`)) {
    button.tabIndex = -1;
  }
}
