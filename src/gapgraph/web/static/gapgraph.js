// Small comforts: pages read and work without them.
"use strict";
// A choice by mouse or touch is shown at once. Each arrow key changes the choice, so the page waits for Enter or the button.
for (const choice of document.querySelectorAll("[data-submit]")) {
  let keys = false;
  choice.addEventListener("keydown", () => { keys = true; });
  choice.addEventListener("pointerdown", () => { keys = false; });
  choice.addEventListener("change", () => { if (!keys) choice.form.requestSubmit(); });
}
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(text);
    const said = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = said; }, 1500);
  });
}
const matrix = document.querySelector("table.matrix");
if (matrix) {
  // The text of a tooltip, also for users of the keyboard: in a separate line above the table, so that it covers nothing.
  const note = document.querySelector("[data-cell-note]");
  const told = [...matrix.querySelectorAll("a.cell[title]")];
  if (note && told.length) {
    note.hidden = false;
    for (const cell of told) { cell.dataset.told = cell.title; cell.removeAttribute("title"); }
    const show = (event) => {
      const cell = event.target.closest("a.cell");
      if (!cell) return;
      const row = cell.closest("tr").cells[0].textContent.trim();
      const column = matrix.tHead.rows[0].cells[cell.closest("td").cellIndex].querySelector("a").textContent.trim();
      note.textContent = `${row}, ${column}: ${cell.dataset.told}`;
    };
    matrix.addEventListener("focusin", show);
    matrix.addEventListener("mouseover", show);
  }
  matrix.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell) return;
    const rows = [...matrix.querySelectorAll("tbody tr:not(.part)")];
    let column = cell.cellIndex, row = rows.indexOf(cell.parentElement);
    for (;;) {
      column += step[0]; row += step[1];
      const next = rows[row] && rows[row].cells[column];
      if (!next || column < 1) return;
      const link = next.querySelector("a");
      if (link) { event.preventDefault(); link.focus(); return; }
    }
  });
}
const drop = document.querySelector("[data-drop]");
if (drop) {
  const input = drop.querySelector("input[type=file]");
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => { event.preventDefault(); input.files = event.dataTransfer.files; });
}
