// Says every 20 seconds that it is time to ask, in tabs that nobody looks at too.
setInterval(() => postMessage(0), 20_000);
