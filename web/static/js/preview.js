// Pages beside the form: asked for after a pause, exchanged one by one, newest answer wins.

import { afterPause, bodyOf, form, send } from "./chung.js";

const PAUSE = 800;
const sentence = document.getElementById("xem-truoc-bao");
const pages = document.getElementById("cac-trang");
const block = document.getElementById("in-khoi-ky");
const recipients = document.getElementById("in-noi-nhan");

let asked = 0;
let controller = null;
let shown = "";

function content() {
  const body = bodyOf();
  body.delete("_etag");
  return body.toString();
}

async function ask() {
  const now = content();
  if (now === shown) return;
  asked += 1;
  const turn = asked;
  if (controller) controller.abort();
  controller = new AbortController();
  sentence.textContent = "Đang dựng trang…";
  try {
    const { status, answer } = await send(form.dataset.xemTruoc, bodyOf(), { signal: controller.signal });
    if (turn !== asked || answer.cu) return;
    if (status === 200) {
      shown = now;
      show(answer);
    } else {
      sentence.textContent = "Chưa dựng được bản xem trước. Bản Word vẫn tải được";
    }
  } catch (error) {
    if (error.name !== "AbortError") sentence.textContent = "Chưa nối được máy chủ. Trang đang hiện là bản trước";
  }
}

function show(answer) {
  if (answer.in_ra && answer.in_ra.khoi_ky) {
    block.textContent = answer.in_ra.khoi_ky.join("\n");
    recipients.textContent = answer.in_ra.noi_nhan.join("\n");
  }
  if (!answer.trang.length) {
    sentence.textContent = answer.thong_bao;
    return;
  }
  answer.trang.forEach((page, at) => place(page, at, answer.trang.length));
  while (pages.children.length > answer.trang.length) pages.lastElementChild.remove();
  sentence.textContent = answer.con_thieu
    ? `${answer.trang.length} trang. Còn ${answer.con_thieu} chỗ cần nhập hoặc sửa, chỗ trống ghi “……”`
    : `${answer.trang.length} trang`;
}

/** Put one page in its place; a page that did not change is left alone. */
function place(page, at, count) {
  const figure = pages.children[at] || pages.appendChild(fresh());
  const picture = figure.querySelector("img");
  if (picture.getAttribute("src") !== page.url) {
    picture.width = page.rong;
    picture.height = page.cao;
    picture.src = page.url;
    figure.querySelector("pre").textContent = page.chu;
  }
  picture.alt = `Trang ${at + 1}/${count}`;
  figure.querySelector("summary").textContent = `Đọc nội dung trang ${at + 1} bằng chữ`;
}

function fresh() {
  const figure = document.createElement("figure");
  figure.className = "trang";
  const details = document.createElement("details");
  details.append(document.createElement("summary"), document.createElement("pre"));
  figure.append(document.createElement("img"), details);
  return figure;
}

const askSoon = afterPause(ask, PAUSE);

form.addEventListener("input", (event) => {
  if (!event.isComposing) askSoon();
});
form.addEventListener("compositionend", askSoon);
form.addEventListener("docgen:da-luu", askSoon);
document.querySelector("[data-dung-trang]").addEventListener("click", (event) => {
  event.preventDefault();
  shown = "";
  ask();
});
ask();
