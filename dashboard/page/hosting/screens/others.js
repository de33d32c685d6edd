// End the reader's sign-ins in other browsers, and show what is left.
document.getElementById("others")?.addEventListener("click", async () => {
  await fetch("/access/sign-ins", { method: "POST" });
  location.reload();
});
