// The SPARQL editor and its answer; without it the form below still asks the endpoint.
import Yasqe from "./yasqe.js";
const form = document.getElementById("editor-form");
const area = document.getElementById("query");
const answer = document.getElementById("answer");
const place = document.createElement("div");
area.before(place);
// Typed text is completed to terms of the ontology, by their short name or by a word of their label.
let terms = [];
fetch(form.dataset.terms).then((found) => found.json()).then((found) => { terms = found; }).catch(() => {});
Yasqe.registerAutocompleter({
  name: "terms", bulk: false, autoShow: true, persistenceId: null,
  isValidCompletionPosition: (yasqe) => /^[a-z-]+:/i.test(yasqe.getCompleteToken().string),
  get: (yasqe, token) => {
    const typed = (token ? token.string : "").toLowerCase();
    const word = typed.slice(typed.indexOf(":") + 1);
    const starts = terms.filter(([name]) => name.toLowerCase().startsWith(typed));
    const holds = terms.filter(([name, label]) => word && !starts.some((one) => one[0] === name) && label.toLowerCase().includes(word));
    return [...starts, ...holds].slice(0, 50).map(([name]) => name);
  },
}, false);
// The editor's own completers send requests to outside services. A list given to an editor would be merged with them, so the default list is replaced.
Yasqe.defaults.autocompleters = ["variables", "terms"];
const editor = new Yasqe(place, {
  value: area.value, persistenceId: null, showQueryButton: false, resizeable: false, autofocus: false,
  createShareableLink: null, collapsePrefixesOnLoad: false, tabSize: 2,
  requestConfig: { endpoint: form.dataset.endpoint },
});
area.hidden = true;
// Tab leaves the editor, as it leaves any field; otherwise a user without a mouse could not leave it.
const ask = () => form.requestSubmit();
editor.addKeyMap({ Tab: false, "Shift-Tab": false, "Ctrl-Enter": ask, "Cmd-Enter": ask });
editor.getInputField().setAttribute("aria-label", "SPARQL");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  area.value = editor.getValue();
  const form_ = new URLSearchParams({ query: area.value });
  const response = await fetch(form.dataset.endpoint, {
    method: "POST", body: form_, headers: { Accept: "application/sparql-results+json, text/turtle;q=0.9" },
  });
  const kind = response.headers.get("content-type") || "";
  answer.replaceChildren();
  if (!response.ok || !kind.includes("json")) {
    const text = document.createElement("pre");
    text.className = response.ok ? "" : "notice bad";
    text.textContent = await response.text();
    answer.append(text);
    return;
  }
  show(await response.json(), response.headers.get("gapgraph-truncated"));
});
function show(found, cut) {
  const note = document.createElement("p");
  if ("boolean" in found) { note.textContent = String(found.boolean); answer.append(note); return; }
  const rows = found.results.bindings;
  note.textContent = rows.length ? `${rows.length}. ${cut ? form.dataset.cut : form.dataset.complete}` : form.dataset.empty;
  const table = document.createElement("table");
  table.className = "rows";
  const head = table.createTHead().insertRow();
  for (const name of found.head.vars) {
    const cell = document.createElement("th");
    cell.scope = "col"; cell.textContent = name; head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows.slice(0, 1000)) {
    const line = body.insertRow();
    for (const name of found.head.vars) line.insertCell().textContent = row[name] ? row[name].value : "";
  }
  answer.append(note, table);
}
