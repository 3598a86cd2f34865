// Of a long list of boxes, only what somebody looks for; and what is ticked, told as it changes. Ticks are never taken away.
"use strict";

function addSearch(choices) {
  const told = choices.querySelector(".choices__chosen");
  const groups = Array.from(choices.querySelectorAll(".choices__group"));
  const search = document.createElement("div");
  search.className = "choices__search";
  search.innerHTML = '<input class="form-control" type="search" autocomplete="off"><p role="status" hidden></p>';
  const [typed, nothing] = search.children;
  typed.setAttribute("aria-label", `${choices.closest("fieldset").querySelector("legend").textContent.trim()}: ${choices.dataset.search}`);
  typed.placeholder = choices.dataset.search;
  const show = (group, wanted) => {
    for (const option of group.querySelectorAll("li")) option.hidden = !option.textContent.toLowerCase().includes(wanted);
    const found = group.querySelector("li:not([hidden])");
    group.hidden = !found;
    group.open = found && (wanted || group.querySelector(":checked"));
  };
  typed.addEventListener("input", () => {
    groups.forEach((group) => show(group, typed.value.trim().toLowerCase()));
    nothing.hidden = groups.some((group) => !group.hidden);
    nothing.textContent = nothing.hidden ? "" : choices.dataset.nothing;
  });
  // Enter is how one searches, not how one saves.
  typed.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  choices.addEventListener("change", () => {
    const chosen = Array.from(choices.querySelectorAll(":checked"), (box) => box.labels[0].textContent.trim());
    told.textContent = chosen.join(", ") || choices.dataset.none;
  });
  if (groups.length) choices.querySelector("summary").after(search);
}

document.querySelectorAll(".choices").forEach(addSearch);
