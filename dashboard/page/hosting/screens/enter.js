// What was asked for is kept in this tab, with what stands behind #: neither the provider nor a log is told.
sessionStorage.setItem("dateline-wanted", location.pathname + location.search + location.hash);
