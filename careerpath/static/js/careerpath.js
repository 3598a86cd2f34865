// What a browser adds to pages that already work without it.
"use strict";

const words = document.currentScript.dataset;

// A control beside a password that shows what was typed.
function addShowPassword(input) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-small";
  button.setAttribute("aria-controls", input.id);
  const reveal = (shown) => {
    input.type = shown ? "text" : "password";
    button.textContent = shown ? words.hide : words.show;
    button.setAttribute("aria-label", shown ? words.hidePassword : words.showPassword);
  };
  reveal(false);
  button.addEventListener("click", () => reveal(input.type === "password"));
  input.form?.addEventListener("submit", () => reveal(false));
  const field = document.createElement("div");
  field.className = "password-field";
  input.replaceWith(field);
  field.append(input, button);
}

// Where reading goes on when what had the focus is gone.
function focusMain() {
  document.getElementById("main").focus({ preventScroll: true });
}

// The browser knows in which time zone it is.
function proposeTimeZone(select) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!select.value && Array.from(select.options).some((option) => option.value === zone)) select.value = zone;
}

// A control that takes a message away once it is read.
function addDismiss(message) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-small btn-quiet";
  button.textContent = words.dismiss;
  button.addEventListener("click", () => {
    message.remove();
    focusMain();
  });
  message.append(button);
}

// What a milestone's page says in short comes into its row, and goes again.
async function unfold(row, button) {
  const shown = row.querySelector(".more");
  if (shown) shown.hidden = !shown.hidden;
  else {
    const page = row.querySelector("a").href;
    button.setAttribute("aria-busy", "true");
    const answer = await fetch(page, { headers: { "HX-Request": "true" } }).catch(() => null);
    button.removeAttribute("aria-busy");
    // Whatever went wrong, the page itself says it.
    if (!answer?.ok) return location.assign(page);
    row.insertAdjacentHTML("beforeend", await answer.text());
  }
  button.setAttribute("aria-expanded", !shown?.hidden);
}

// A control on a milestone's row for that; the title stays the way to its page.
function addMore(row) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "more-button";
  button.textContent = words.more;
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-describedby", row.querySelector("a").id);
  button.addEventListener("click", () => button.hasAttribute("aria-busy") || unfold(row, button));
  row.append(button);
}

// A number that can be pulled, too. The number is the field; pulling writes it there.
function addSlider(number) {
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", className: "slider", min: number.min, max: Math.min(number.max, 40), value: number.value });
  slider.setAttribute("aria-label", number.labels[0].textContent.trim());
  slider.addEventListener("input", () => { number.value = slider.value; });
  number.addEventListener("input", () => { slider.value = number.value; });
  number.after(slider);
}

// A page, or a part of one that came later. Of a refused form, what is wrong is read first.
function prepare(part) {
  part.querySelectorAll("[data-show-password] input[type=password]").forEach(addShowPassword);
  part.querySelectorAll(".message").forEach(addDismiss);
  (part.parentElement ?? part).querySelectorAll(".milestones > li:not(.specimen *, :has(> .more-button))").forEach(addMore);
  part.querySelector("#error-summary:not(.specimen *)")?.focus();
  part.querySelectorAll("input[data-slider]").forEach(addSlider);
  part.querySelectorAll("select[data-time-zone]").forEach(proposeTimeZone);
}
prepare(document);

// A menu closes when somebody turns away from it.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu !== except) menu.open = false;
  }
}
document.addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest("details[data-menu][open]");
  closeMenus();
  menu?.querySelector("summary").focus();
});

// What changed is said, unless the region that it came into says so itself.
function announce(news) {
  if (!news || news.parentElement.closest("[role=status]")) return;
  const said = Array.from(news.querySelectorAll("p"), (line) => line.textContent.trim()).join(" ");
  document.getElementById("announcer").textContent = news.dataset.announce || said || news.textContent.trim();
}

// After a swap: what was open stays open, focus stays where it was.
let openIds = [];
let focused = "";
document.addEventListener("htmx:beforeSwap", () => {
  openIds = Array.from(document.querySelectorAll("details[id][open], .more:not([hidden])"), (open) => open.id);
  focused = document.activeElement.closest("li[id], form[id], section[id]")?.id ?? "";
});
document.addEventListener("htmx:load", (event) => {
  const part = event.detail.elt;
  if (part === document.body) return;
  prepare(part);
  for (const id of openIds) {
    const closed = document.getElementById(id);
    if (closed) closed.setAttribute("open", "");
    else document.getElementById(id.replace("more-", "milestone-"))?.querySelector(".more-button")?.click();
  }
  announce(part.matches("#messages, [data-announce]") ? part : part.querySelector("[data-announce]"));
});
document.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement !== document.body) return;
  let place = focused && document.getElementById(focused);
  // A row that is hidden now that it is done hands on to the next one that is not.
  while (place?.matches("li") && !place.checkVisibility()) place = place.nextElementSibling;
  const control = place && (place.querySelector("button") ?? place.querySelector("a[href]"));
  if (control) control.focus();
  else focusMain();
});
