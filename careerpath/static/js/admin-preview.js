// Shows Markdown as readers will see it while it is typed. Without this script a button does, in a tab of its own.
"use strict";

// How long somebody has to pause, in milliseconds.
const PAUSE = 400;

function addPreview(field) {
  const text = field.querySelector("textarea");
  const status = field.querySelector("[role=status]");
  const shown = field.querySelector("[data-shown]");
  const button = field.querySelector("button");
  const words = field.dataset;
  let waiting;
  let asking;

  function ask() {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", text.form.elements.csrfmiddlewaretoken.value);
    body.append(button.name, text.name);
    body.append(text.name, text.value);
    asking = new AbortController();
    const headers = { "HX-Request": "true" };
    return fetch(words.preview, { method: "POST", body, headers, redirect: "manual", signal: asking.signal });
  }

  async function refresh() {
    if (text.value.length > Number(words.longest)) {
      status.textContent = words.tooLong;
      return;
    }
    try {
      const answer = await ask();
      if (answer.ok) shown.innerHTML = await answer.text();
      status.textContent = answer.ok ? words.updated : answer.type === "opaqueredirect" ? words.signedOut : words.trouble;
    } catch (error) {
      // Somebody who types on wants the next preview, not this one.
      if (error.name !== "AbortError") status.textContent = words.trouble;
    }
  }

  text.addEventListener("input", () => {
    asking?.abort();
    clearTimeout(waiting);
    waiting = setTimeout(refresh, PAUSE);
  });
  button.hidden = true;
  // A browser that goes back fills in what was typed, which is not what the page came with.
  if (text.value !== text.defaultValue) refresh();
}

document.querySelectorAll(".markdown-field").forEach(addPreview);
