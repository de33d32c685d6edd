// An open list of choices is drawn beside the page, where no landmark holds it: it gets one of its own.

const LISTS = '[data-testid="stSelectboxVirtualDropdown"], [data-testid="stMultiSelectDropdown"]';

function nameOpenLists() {
  for (const { firstElementChild: list } of document.body.children) {
    if (!list?.matches(LISTS) || list.role) continue;
    list.role = "region";
    list.ariaLabel = "Choices";
  }
}
