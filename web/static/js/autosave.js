// Keeps what is typed: a copy on this machine at once, the server three seconds after the last key.
// It reads the form and never writes into it, so no input method is disturbed.

import { afterPause, announce, bodyOf, busy, form, idle, queued, send } from "./chung.js";

const id = form.dataset.banThao;
const key = `docgen:${id}`;
const state = document.getElementById("trang-thai");
const recovery = document.getElementById("khoi-phuc");
const PAUSE = 3000;
const RETRIES = [5, 15, 60];
const OWN = ["csrf_token", "_etag", "_etag_moi", "_da_kiem", "_action"];

let kept = content();
let composing = false;
let stopped = form.hasAttribute("data-xung-dot");
let failures = 0;
let lostSince = "";
let retry = 0;

/** The typed fields alone, without what belongs to the page. */
function content() {
  const body = bodyOf();
  OWN.forEach((name) => body.delete(name));
  return body.toString();
}

function clock() {
  return new Date().toTimeString().slice(0, 5);
}

function secret() {
  const box = form.elements.bi_mat;
  return Boolean(box && box.checked);
}

function remember() {
  if (secret()) return forget();
  try {
    localStorage.setItem(key, JSON.stringify({ luc: clock(), goc: kept, noi_dung: content() }));
  } catch {
    // A full or closed store leaves the server's copy.
  }
}

function forget() {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept either.
  }
}

function say(sentence) {
  if (state.textContent !== sentence) state.textContent = sentence;
}

/** Store the form if it changed; resolves when the server answered or could not be reached. */
export function save(options = {}) {
  const sent = content();
  if (stopped || composing || sent === kept || secret()) return Promise.resolve();
  say("Đang lưu…");
  return queued(() => send(form.dataset.tuLuu, bodyOf(), options))
    .then(({ status, answer }) => settled(status, answer, sent))
    .catch(lost);
}

function settled(status, answer, sent) {
  clearTimeout(retry);
  if (status === 200) {
    kept = sent;
    failures = 0;
    lostSince = "";
    document.getElementById("etag").value = answer.etag;
    if (content() === kept) forget();
    say(`Đã lưu lúc ${answer.luc}`);
  } else if (status === 409) {
    stopped = true;
    say("Chưa lưu: bản thảo đã được sửa ở nơi khác");
    ask(`${answer.thong_bao}. Bấm Lưu để xem hai bản và chọn bản giữ lại.`, []);
  } else if (status >= 500 || status === 0) {
    lost();
  } else {
    say(`Chưa lưu: ${answer.thong_bao || answer.title || "bấm Lưu để xem lý do"}`);
  }
}

function lost() {
  lostSince = lostSince || clock();
  const words = `Chưa lưu được lên máy chủ từ ${lostSince}. Bản đang gõ được giữ trên máy này và tự gửi lại khi nối được`;
  say(words);
  if (failures === 0) announce(words);
  const wait = RETRIES[Math.min(failures, RETRIES.length - 1)];
  failures += 1;
  clearTimeout(retry);
  retry = setTimeout(() => save(), wait * 1000);
}

function ask(sentence, buttons) {
  recovery.replaceChildren();
  const words = document.createElement("p");
  words.textContent = sentence;
  recovery.append(words);
  for (const [label, work] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", work);
    recovery.append(button, " ");
  }
  recovery.hidden = false;
}

/** Send the copy of this machine in place of the server's text, then show it. */
async function restore(copy) {
  const body = new URLSearchParams(copy);
  for (const name of ["csrf_token", "_etag"]) body.set(name, form.elements[name].value);
  try {
    const { status, answer } = await queued(() => send(form.dataset.tuLuu, body));
    if (status === 200) {
      forget();
      stopped = true;
      location.reload();
    } else {
      ask(`${answer.thong_bao || answer.title}. Phần gõ vẫn được giữ trên máy này.`, []);
    }
  } catch {
    lost();
  }
}

function offerCopy() {
  let copy = null;
  try {
    copy = JSON.parse(localStorage.getItem(key));
  } catch {
    return;
  }
  if (!copy || copy.noi_dung === content()) return forget();
  ask(`Máy này còn phần gõ lúc ${copy.luc} chưa gửi lên máy chủ.`, [
    ["Dùng bản này", () => restore(copy.noi_dung)],
    ["Bỏ", () => { forget(); recovery.hidden = true; }],
  ]);
}

const saveSoon = afterPause(() => save(), PAUSE);
const rememberSoon = afterPause(remember, 300);

form.addEventListener("compositionstart", () => { composing = true; });
form.addEventListener("compositionend", () => { composing = false; saveSoon(); });
form.addEventListener("input", (event) => {
  if (event.isComposing) return;
  rememberSoon();
  saveSoon();
});
form.addEventListener("docgen:da-luu", () => { kept = content(); forget(); });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden" || stopped || content() === kept) return;
  remember();
  // Browsers refuse larger bodies at this moment; the copy on this machine covers them.
  if (bodyOf().toString().length < 60000) save({ keepalive: true });
});
addEventListener("online", () => save());

// The button's own save must know the state the automatic one leaves behind.
form.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (!busy()) {
    remember();
    stopped = true;
    return;
  }
  event.preventDefault();
  const button = event.submitter;
  idle().then(() => form.requestSubmit(button));
});

if (!stopped) offerCopy();
if (document.querySelector(".da-xong")) forget();
