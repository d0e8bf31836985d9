// Lights up the same cell in the picture and in the grid.
document.addEventListener("pointerover", (event) => {
  const wanted = event.target.closest?.("[data-cell]")?.dataset.cell;
  for (const element of document.querySelectorAll(".hovered")) element.classList.remove("hovered");
  if (!wanted) return;
  for (const element of document.querySelectorAll(`[data-cell="${CSS.escape(wanted)}"]`)) element.classList.add("hovered");
});
