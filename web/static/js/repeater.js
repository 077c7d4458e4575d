// Lists without reloading the page: the same buttons, the same answer, only the list is exchanged.
// Dragging and keys are extras; every button works without this file.

import { announce, form, queued } from "./chung.js";

const LISTS = "[data-danh-sach]";
const ITEM = "[data-muc]";
const SORTABLE = new URL("../vendor/sortablejs-1.15.7/Sortable.min.js", import.meta.url);
const VERBS = /^(add|below|copy|del|down|move|undo|up)(:|$)/;

/** The list whose content a button changes. */
function listOf(button, action) {
  const inside = button.closest(LISTS);
  const isItem = /^(below|copy|del|down|up):/.test(action);
  return isItem ? button.closest(ITEM).closest(LISTS) : inside;
}

/** Keep an undo only for the next action: two of them would name their fields alike. */
function dropOldUndo(keepIn) {
  for (const old of form.querySelectorAll("[data-vua-lam]")) {
    if (old !== keepIn) old.remove();
  }
}

async function act(action, list) {
  const target = `#${CSS.escape(list.id)}`;
  list.setAttribute("aria-busy", "true");
  list.inert = true;
  try {
    await queued(() => window.htmx.ajax("POST", form.action, {
      source: form,
      target,
      select: target,
      selectOOB: "#tom-tat,#trang-cua-may",
      swap: "outerHTML show:none",
      values: { _action: action },
    }));
  } finally {
    list.inert = false;
    list.removeAttribute("aria-busy");
  }
  const fresh = document.getElementById(list.id);
  const done = fresh.querySelector("[data-vua-lam]");
  dropOldUndo(done);
  prepare(fresh);
  if (fresh === list || !done) return;
  const sentence = done.querySelector("p").textContent;
  announce(sentence);
  if (!done.querySelector("button")) done.remove();
  form.dispatchEvent(new CustomEvent("docgen:da-luu", { bubbles: true }));
}

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !VERBS.test(button.value) || !window.htmx) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const list = listOf(button, button.value);
  if (button.value !== "undo") dropOldUndo(null);
  act(button.value, list);
}, true);

form.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const item = event.target.closest(ITEM);
  if (!item) return;
  const verb = verbOf(event);
  if (!verb) return;
  event.preventDefault();
  dropOldUndo(null);
  act(`${verb}:${item.id}`, item.closest(LISTS));
});

function verbOf(event) {
  if (event.altKey && !event.ctrlKey && !event.shiftKey) {
    return { ArrowUp: "up", ArrowDown: "down" }[event.key];
  }
  return event.ctrlKey && event.shiftKey && event.key === "Enter" ? "below" : undefined;
}

let loading = null;

function sortable() {
  loading = loading || new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = SORTABLE;
    script.onload = () => resolve(window.Sortable);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

/** Let the entries of one list be dragged by their handles. */
async function draggable(entries) {
  if (entries.dataset.keo) return;
  entries.dataset.keo = "co";
  const Sortable = await sortable();
  Sortable.create(entries, {
    handle: "[data-tay-keo]",
    draggable: ITEM,
    ghostClass: "dang-keo",
    animation: 120,
    forceFallback: true,
    onEnd: (event) => {
      if (event.oldDraggableIndex === event.newDraggableIndex) return;
      dropOldUndo(null);
      const move = `move:${entries.dataset.cacMuc}:${event.oldDraggableIndex}:${event.newDraggableIndex}`;
      act(move, entries.closest(LISTS));
    },
  });
}

function prepare(root) {
  for (const handle of root.querySelectorAll("[data-tay-keo]")) handle.hidden = false;
}

// The library is fetched when somebody first reaches for a handle.
form.addEventListener("pointerover", (event) => {
  if (!event.target.matches("[data-tay-keo]")) return;
  draggable(event.target.closest("[data-cac-muc]"));
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.khac[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

prepare(document);
