// The upload page: sends files straight to ingest, three at a time, and then shows how far each one is.
"use strict";

const AT_ONCE = 3;
const form = document.getElementById("upload");
const field = id => document.getElementById(id);
const waiting = [];
let running = 0;

// Shows the fields that the collection needs.
function arrange() {
  const chosen = field("collection").selectedOptions[0].dataset;
  const owners = (chosen.owners ?? "").split(" ").filter(Boolean); // Thymeleaf leaves out an attribute that is empty
  const kinds = field("owner-kind");
  for (const kind of kinds.options) {
    kind.hidden = kind.disabled = !owners.includes(kind.value);
  }
  kinds.value = owners[0] ?? "";
  field("owner").required = chosen.owned === "true";
  field("owner-hint").hidden = chosen.owned === "true";
  field("doc-type").required = chosen.docType === "true";
  form.querySelectorAll("[data-shown=owner]").forEach(part => { part.hidden = owners.length === 0; });
  form.querySelectorAll("[data-shown=doc-type]").forEach(part => { part.hidden = chosen.docType !== "true"; });
}

// What goes along with each file; ingest leaves out what is empty. The file itself comes last, since ingest reads as it comes.
function fields() {
  const chosen = field("collection").selectedOptions[0].dataset;
  const values = {collection: field("collection").value};
  for (const name of ["title", "description", "tags"]) {
    values[name] = field(name).value.trim();
  }
  if (chosen.owners) {
    values[field("owner-kind").value] = field("owner").value.trim();
  }
  if (chosen.docType === "true") {
    values.doc_type = field("doc-type").value;
  }
  return values;
}

// Repeating an upload under the same key makes no second file. (randomUUID is not there for pages by plain http.)
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

function size(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const unit = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${+(bytes / 1000 ** unit).toPrecision(3)} ${units[unit]}`;
}

function add(files) {
  for (const file of files) {
    const row = field("one").content.cloneNode(true).firstElementChild;
    const upload = {file, row, key: newKey()};
    row.querySelector(".name").textContent = file.name;
    row.querySelector(".size").textContent = size(file.size);
    row.querySelector("progress").setAttribute("aria-label", `Upload of ${file.name}`);
    row.querySelector("[data-do=cancel]").addEventListener("click", () => cancel(upload));
    row.querySelector("[data-do=again]").addEventListener("click", () => again(upload));
    field("uploads").append(row);
    waiting.push(upload);
  }
  start();
}

// Those that were chosen before the form was filled in wait for its button.
function start() {
  const fresh = waiting.filter(upload => !upload.fields);
  if (fresh.length > 0 && form.reportValidity()) {
    fresh.forEach(upload => { upload.fields = fields(); });
  }
  let next;
  while (running < AT_ONCE && (next = waiting.findIndex(upload => upload.fields)) >= 0) {
    send(waiting.splice(next, 1)[0]);
  }
  field("go").hidden = !waiting.some(upload => !upload.fields);
}

function send(upload) {
  const body = new FormData();
  Object.entries(upload.fields).forEach(([name, value]) => body.append(name, value));
  body.append("file", upload.file);
  const request = new XMLHttpRequest();
  upload.request = request;
  request.open("POST", "/api/v1/files");
  request.setRequestHeader("Idempotency-Key", upload.key);
  request.upload.addEventListener("progress", event => {
    if (event.lengthComputable) {
      upload.row.querySelector("progress").value = event.loaded / event.total;
      upload.row.querySelector(".size").textContent = `${size(event.loaded)} of ${size(event.total)}`;
      state(upload, event.loaded < event.total ? "sending" : "being made durable");
    }
  });
  request.addEventListener("load", () => answered(upload, request));
  request.addEventListener("error", () => failed(upload, "Waybill cannot be reached, or closed the connection."));
  request.addEventListener("abort", () => failed(upload, "cancelled"));
  request.addEventListener("loadend", () => { running--; start(); });
  running++;
  state(upload, "sending");
  buttons(upload, "cancel");
  request.send(body);
}

function answered(upload, request) {
  let answer = {};
  try {
    answer = JSON.parse(request.responseText);
  } catch {
    // Not from Waybill; the status says enough.
  }
  if (request.status < 300) {
    arrived(upload, answer.id);
  } else {
    failed(upload, answer.title ? `${answer.title}: ${answer.detail}` : `status ${request.status}`);
  }
}

// From here on the server says how far it is, until it is stored.
function arrived(upload, id) {
  const page = `/console/files/${encodeURIComponent(id)}`;
  const name = upload.row.querySelector(".name");
  const link = document.createElement("a");
  link.href = page;
  link.append(...name.childNodes);
  name.append(link);
  upload.row.querySelector("progress").value = 1;
  upload.row.querySelector(".size").textContent = size(upload.file.size);
  buttons(upload, null);
  const status = document.createElement("span");
  upload.row.querySelector(".state").replaceChildren(status);
  // Each is its own source: of several requests from one element htmx sends the last alone.
  htmx.ajax("GET", `${page}/status`, {source: status, target: status, swap: "outerHTML"});
}

function failed(upload, why) {
  state(upload, why);
  upload.row.querySelector(".state").classList.add("problem");
  buttons(upload, "again");
}

function cancel(upload) {
  if (upload.request) {
    upload.request.abort();
  } else {
    waiting.splice(waiting.indexOf(upload), 1);
    failed(upload, "cancelled");
    start();
  }
}

// With what the form says by now, which may be what was wrong; another upload, if it says something else.
function again(upload) {
  if (!form.reportValidity()) {
    return;
  }
  const present = fields();
  if (JSON.stringify(present) !== JSON.stringify(upload.fields)) {
    upload.fields = present;
    upload.key = newKey();
  }
  upload.request = undefined;
  upload.row.querySelector("progress").value = 0;
  upload.row.querySelector(".state").classList.remove("problem");
  state(upload, "waiting");
  buttons(upload, "cancel");
  waiting.push(upload);
  start();
}

// Screen readers say it, so only when it is something new.
function state(upload, text) {
  const element = upload.row.querySelector(".state");
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function buttons(upload, shown) {
  upload.row.querySelectorAll("[data-do]").forEach(button => { button.hidden = button.dataset.do !== shown; });
}

field("collection").addEventListener("change", arrange);
field("files").addEventListener("change", event => { add(event.target.files); event.target.value = ""; });
form.addEventListener("submit", event => { event.preventDefault(); start(); });

const drop = field("drop");
for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add("over"); });
}
for (const kind of ["dragleave", "drop"]) {
  drop.addEventListener(kind, () => drop.classList.remove("over"));
}
drop.addEventListener("drop", event => { event.preventDefault(); add(event.dataTransfer.files); });
// A file that misses its place must not take the page away.
for (const kind of ["dragover", "drop"]) {
  window.addEventListener(kind, event => event.preventDefault());
}
window.addEventListener("beforeunload", event => {
  if (running > 0) {
    event.preventDefault();
  }
});
arrange();
