// Behaviour every page may need; each works on data- attributes and nothing depends on it.

const summary = document.querySelector("[data-error-summary]");
if (summary) {
  summary.focus();
  document.title = `${summary.querySelector("h2").textContent}: ${document.title}`;
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const before = button.textContent;
    button.textContent = button.dataset.copiedLabel;
    setTimeout(() => { button.textContent = before; }, 2000);
  });
}

// A second press of a submit button does nothing while the first is on its way.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) {
    delete form.dataset.sending;
    form.querySelector('[aria-busy="true"]')?.removeAttribute("aria-busy");
  }
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Chosen files are listed by name and size, and one can be left out again.
for (const drop of document.querySelectorAll("[data-file-drop]")) {
  const input = drop.querySelector('input[type="file"]');
  const list = drop.querySelector("[data-file-list]");
  const show = () => {
    list.replaceChildren(...[...input.files].map((file, index) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = `${file.name} (${(file.size / 1e6).toFixed(1)} MB)`;
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "button button--link";
      remove.textContent = drop.dataset.removeLabel;
      remove.setAttribute("aria-label", `${drop.dataset.removeLabel} ${file.name}`);
      remove.addEventListener("click", () => {
        const kept = new DataTransfer();
        [...input.files].filter((_, position) => position !== index).forEach((one) => kept.items.add(one));
        input.files = kept.files;
        show();
        input.focus();
      });
      item.append(name, remove);
      return item;
    }));
    list.hidden = input.files.length === 0;
  };
  input.addEventListener("change", show);
}
