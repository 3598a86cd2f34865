// select2 draws boxes of its own beside our fields, and leaves them without the names that the fields have.
"use strict";

function nameBox(select) {
  const box = select.nextElementSibling?.querySelector(".select2-selection");
  if (!box) return;
  const name = select.getAttribute("aria-label") ?? select.labels[0]?.textContent.trim().replace(/:$/, "") ?? select.name;
  const shown = box.querySelector(".select2-selection__rendered");
  shown.removeAttribute("role");
  shown.removeAttribute("aria-readonly");
  box.id = `${select.id}-box`;
  box.setAttribute("aria-label", name);
  box.setAttribute("aria-labelledby", `${box.id} ${shown.id}`.trim());
  box.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
}

function nameBoxes() {
  document.querySelectorAll("select.select2-hidden-accessible").forEach(nameBox);
}

// The field that opens to type in belongs to no form: it takes the name of the box that was opened.
function nameSearch({ target }) {
  if (!target.matches(".select2-search--dropdown .select2-search__field")) return;
  const box = document.querySelector(".select2-container--open .select2-selection");
  if (box) target.setAttribute("aria-label", box.getAttribute("aria-label"));
}

// After what draws the boxes, which waits in the same queue.
document.addEventListener("DOMContentLoaded", () => django.jQuery(nameBoxes));
document.addEventListener("formset:added", () => requestAnimationFrame(nameBoxes));
document.addEventListener("focusin", nameSearch);
