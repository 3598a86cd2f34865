// A field above a long list of boxes that leaves only what is called as somebody types. Ticks are never taken away.
"use strict";

function addSearch(picker) {
  const groups = Array.from(picker.querySelectorAll("details"));
  if (!groups.length) return;
  const search = document.createElement("input");
  search.type = "search";
  search.className = "form-control picker__search";
  search.setAttribute("aria-label", picker.dataset.picker);
  search.placeholder = picker.dataset.picker;
  const status = document.createElement("p");
  status.className = "form-text";
  status.setAttribute("role", "status");
  const before = new Map(groups.map((group) => [group, group.open]));

  search.addEventListener("input", () => {
    const words = search.value.trim().toLocaleLowerCase();
    let found = 0;
    for (const group of groups) {
      let shown = 0;
      for (const box of group.querySelectorAll(".form-check")) {
        box.hidden = words && !box.textContent.toLocaleLowerCase().includes(words);
        shown += !box.hidden;
      }
      group.hidden = !shown;
      group.open = words ? shown > 0 : before.get(group) || group.querySelector(":checked") !== null;
      found += shown;
    }
    status.textContent = found ? "" : picker.dataset.none;
  });
  // Enter is how one searches, not how one saves.
  search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  picker.prepend(search, status);
}

document.querySelectorAll("[data-picker]").forEach(addSearch);
