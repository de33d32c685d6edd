// Signed in: go on to what was asked for before, which this tab has kept.
const kept = "dateline-wanted";
const wanted = new URL(sessionStorage.getItem(kept) || "/", location.origin);
sessionStorage.removeItem(kept);
location.replace(wanted.origin === location.origin && !wanted.pathname.startsWith("/access/") ? wanted.href : "/");
