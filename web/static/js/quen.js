// A paper that may not be written here leaves no copy on this machine.

const form = document.querySelector("[data-quen]");
if (form) {
  try {
    localStorage.removeItem(`docgen:${form.dataset.quen}`);
  } catch {
    // Nothing was kept.
  }
}
