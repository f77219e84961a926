// Keys of a review: a, A, c, r, s press the button with that letter; c goes to the first field, Escape leaves it.
"use strict";
const form = document.querySelector("[data-review]");
if (form) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (typing && event.key === "Escape") { typing.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const button = [...form.querySelectorAll("button[data-key]")].find((one) => one.dataset.key === event.key);
    if (!button) return;
    event.preventDefault();
    if (event.key === "c") { form.querySelector("input:not([type=hidden])").focus(); return; }
    form.requestSubmit(button);
  });
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
  });
  const now = document.getElementById("now");
  if (now) now.scrollIntoView({ block: "center" });
}
