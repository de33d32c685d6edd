// Streamlit draws the filters before the page, with some twenty stops of the tab key in them. In the
// document they stand last, in every browser; on the screen they stay at the left (insides.css).

function filtersLast() {
  const filters = document.querySelector('[data-testid="stSidebar"]');
  if (filters?.nextElementSibling) filters.parentElement.append(filters);
}

// Of a date, day, month and year are a stop each: arrows and digits lead from one to the next, so one will do.
function datesInOneStop() {
  for (const part of document.querySelectorAll('[role="spinbutton"][data-type]:not(:first-child, [tabindex="-1"])')) {
    part.tabIndex = -1;
  }
}
