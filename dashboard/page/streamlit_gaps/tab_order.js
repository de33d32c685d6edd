// Streamlit draws the filters before the page, with some twenty stops of the tab key in them. In the
// document they stand last, in every browser; on the screen they stay at the left (insides.css).

function filtersLast() {
  const filters = document.querySelector('[data-testid="stSidebar"]');
  if (filters?.nextElementSibling) filters.parentElement.append(filters);
}
