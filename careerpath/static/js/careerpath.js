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

// A page, or a part of one that came later. Of a refused form, what is wrong is read first.
function prepare(part) {
  part.querySelectorAll("[data-show-password] input[type=password]").forEach(addShowPassword);
  part.querySelectorAll(".message").forEach(addDismiss);
  part.querySelector("#error-summary")?.focus();
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
  openIds = Array.from(document.querySelectorAll("details[id][open]"), (details) => details.id);
  focused = document.activeElement.closest("li[id], form[id], section[id]")?.id ?? "";
});
document.addEventListener("htmx:load", (event) => {
  const part = event.detail.elt;
  if (part === document.body) return;
  for (const id of openIds) document.getElementById(id)?.setAttribute("open", "");
  prepare(part);
  announce(part.matches("#messages, [data-announce]") ? part : part.querySelector("[data-announce]"));
});
document.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement !== document.body) return;
  const place = focused && document.getElementById(focused);
  const control = place && (place.querySelector("button") ?? place.querySelector("a[href]"));
  if (control) control.focus();
  else focusMain();
});
