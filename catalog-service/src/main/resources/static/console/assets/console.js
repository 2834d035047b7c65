// What every page needs beside htmx: copying, dialogs, messages, and where the focus goes.
"use strict";

const messages = () => document.getElementById("messages");

// Says something where screen readers listen. The same thing is not said twice while it stands there.
function say(text, isProblem) {
  if ([...messages().children].some(message => message.dataset.text === text)) {
    return;
  }
  const message = document.createElement("p");
  message.className = isProblem ? "message problem" : "message";
  message.dataset.text = text;
  const words = document.createElement("span");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "quiet";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", "Dismiss");
  close.textContent = "×";
  message.append(words, " ", close);
  messages().prepend(message);
}

// Pages that are served by plain http under a name have no navigator.clipboard.
async function copy(input) {
  const text = input.value.startsWith("/") ? location.origin + input.value : input.value;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const aside = document.createElement("textarea");
    aside.value = text;
    input.after(aside);
    aside.select();
    document.execCommand("copy");
    aside.remove();
  }
  say("Copied.");
}

document.addEventListener("click", event => {
  const button = event.target.closest("[data-copy], [data-open], [data-close], [data-dismiss]");
  if (!button) {
    return;
  }
  if ("copy" in button.dataset) {
    copy(document.getElementById(button.dataset.copy));
  } else if ("open" in button.dataset) {
    document.getElementById(button.dataset.open).showModal();
  } else if ("close" in button.dataset) {
    button.closest("dialog").close();
  } else {
    button.closest(".message").remove();
  }
});

// A dialog closes with the request that it asked for, whatever comes of it.
document.addEventListener("htmx:beforeRequest", event => event.detail.elt.closest("dialog")?.close());

// Answers that go wrong are shown where they say, and nowhere when they do not come from Waybill.
document.addEventListener("htmx:beforeSwap", event => {
  if (event.detail.isError) {
    event.detail.shouldSwap = event.detail.xhr.getResponseHeader("HX-Retarget") !== null;
    if (!event.detail.shouldSwap) {
      say("Waybill cannot answer now. Try again shortly.", true);
    }
  }
});
document.addEventListener("htmx:sendError", () => say("Waybill cannot be reached.", true));

// Whoever works by keyboard goes on at the beginning of the page rather than nowhere, when what had the focus is replaced.
let lost = false;
document.addEventListener("htmx:beforeSwap", event => {
  lost = event.detail.shouldSwap && event.detail.target.contains(document.activeElement);
});
document.addEventListener("htmx:afterSettle", () => {
  if (lost && (document.activeElement === null || document.activeElement === document.body)) {
    document.getElementById("main").focus({preventScroll: true});
  }
  lost = false;
});
