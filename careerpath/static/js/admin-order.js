// Lists that rows are dragged in: says whether the new order was saved, and shows the numbers that rows have then.
"use strict";

const ask = window.fetch;

function tell(saved) {
  const status = document.getElementById("order-status");
  status.className = saved ? "order-saved" : "errornote";
  status.textContent = saved ? status.dataset.saved : status.dataset.refused;
}

function showNumbers(numbers) {
  for (const row of document.querySelectorAll("#result_list tbody tr")) {
    const handle = row.querySelector(".handle");
    const number = numbers[handle?.getAttribute("pk")];
    if (number === undefined) continue;
    handle.setAttribute("order", number);
    row.querySelector(".field-order input").value = number;
  }
}

// Enter saves the numbers; else it would press the first button, which runs an action and forgets what was typed.
document.addEventListener("keydown", event => {
  if (event.key !== "Enter" || !event.target.matches(".order-number")) return;
  event.preventDefault();
  event.target.form.requestSubmit(event.target.form.querySelector("[name=_save]"));
});

// What drags asks with fetch, and keeps the answer to itself.
window.fetch = async (address, options) => {
  const config = document.getElementById("admin_sortable2_config");
  if (!config || address !== JSON.parse(config.textContent).update_url) return ask(address, options);
  try {
    const answer = await ask(address, options);
    // Who is no longer signed in is led to a page that answers well.
    const saved = answer.ok && !answer.redirected;
    if (saved) showNumbers((await answer.clone().json()).numbers);
    tell(saved);
    return answer;
  } catch (error) {
    tell(false);
    throw error;
  }
};
