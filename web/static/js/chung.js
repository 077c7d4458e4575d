// What the scripts of a form share: the form, one queue to the server, the live region.

export const form = document.getElementById("soan");

/** Say something to people who listen to the page. */
export function announce(sentence) {
  const region = document.getElementById("thong-bao");
  if (region) region.textContent = sentence;
}

/** The form as it would be sent, optionally with a button's value. */
export function bodyOf(action) {
  const body = new URLSearchParams(new FormData(form));
  if (action) body.set("_action", action);
  return body;
}

let last = Promise.resolve();
let waiting = 0;

/** Whether something is on its way to the server. */
export const busy = () => waiting > 0;

/** Resolves when nothing is on its way any more. */
export const idle = () => last;

/** Requests that store the draft go one after another: each needs the state the one before left. */
export function queued(work) {
  waiting += 1;
  const run = last.then(work, work);
  last = run.then(() => {}, () => {}).finally(() => { waiting -= 1; });
  return run;
}

/** Send a form's body and read the answer as JSON; rejects when there is none. */
export async function send(url, body, options = {}) {
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
    ...options,
  });
  const type = response.headers.get("Content-Type") || "";
  const answer = type.includes("json") ? await response.json() : {};
  return { status: response.status, answer };
}

/** Run the work after a pause in the calls. */
export function afterPause(work, milliseconds) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
  };
}
