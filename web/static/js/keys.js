// Keys with Ctrl or a function key only: single letters and digits belong to Vietnamese typing.

import { form } from "./chung.js";

const button = (action) => form.querySelector(`.cuoi-bieu-mau button[value="${action}"]`);

function faults() {
  return [...document.querySelectorAll(".co-loi, .muc > div > .loi")]
    .map((place) => place.querySelector("input:not([type=hidden]), textarea, select, button"))
    .filter(Boolean);
}

/** Go to the next or the previous place that has to be mended. */
function step(backwards) {
  const all = faults();
  if (!all.length) return;
  if (backwards) all.reverse();
  const here = document.activeElement;
  const side = backwards ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const next = all.find((one) => here.compareDocumentPosition(one) & side) || all[0];
  next.focus();
}

/** The next part of the paper after the one the focus is in. */
function followingPart() {
  const part = document.activeElement.closest(".phan");
  return part && part.nextElementSibling && part.nextElementSibling.matches(".phan")
    ? part.nextElementSibling
    : null;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const plainCtrl = event.ctrlKey && !event.shiftKey && !event.altKey;
  if (plainCtrl && event.key.toLowerCase() === "s") {
    event.preventDefault();
    form.requestSubmit(button("luu"));
  } else if (plainCtrl && event.key === "Enter") {
    event.preventDefault();
    const part = followingPart();
    if (part) part.querySelector("input:not([type=hidden]), textarea, select").focus();
    else form.requestSubmit(button("luu"));
  } else if (event.key === "F8") {
    event.preventDefault();
    step(event.shiftKey);
  } else if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.khac[open], .cac-phan[open]")) menu.open = false;
  }
});

const menu = document.getElementById("cac-phan");
if (menu) {
  const parts = [...document.querySelectorAll(".phan")];
  const words = menu.querySelector("[data-phan]");
  const present = () => {
    const line = innerHeight / 3;
    const at = parts.filter((part) => part.getBoundingClientRect().top < line).length || 1;
    words.textContent = `Phần ${at}/${parts.length} ${parts[at - 1].dataset.phanTen}`;
  };
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; present(); });
  }, { passive: true });
  menu.addEventListener("click", (event) => {
    if (event.target.closest("a")) menu.open = false;
  });
  present();
}

// Areas grow with their text; the server's guess of their rows knows no screen width.
function grow(area) {
  const line = parseFloat(getComputedStyle(area).lineHeight);
  const more = Math.ceil((area.scrollHeight - area.clientHeight) / line);
  // Rows, not a style: styles written into the page are refused by its own policy.
  if (more > 0) area.rows += more;
}

const growAll = () => document.querySelectorAll("textarea").forEach(grow);

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) grow(event.target);
});
document.addEventListener("htmx:afterSettle", growAll);
growAll();
