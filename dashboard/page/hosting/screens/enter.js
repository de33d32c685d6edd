// What was asked for is kept in this tab, with what stands behind #: neither the provider nor a log is told.
// Where nobody has just signed out, the way in begins by itself.
const kept = "dateline-wanted";
sessionStorage.setItem(kept, location.pathname + location.search + location.hash);
if (document.body.dataset.ask !== "yes") location.replace("/access/start");
