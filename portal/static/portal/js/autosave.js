// Saves a page of a form while it is being typed, through the same action as the button.

const WAIT = 2500; // milliseconds after the last key

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const status = form.querySelector("[data-autosave-status]");
  const version = form.elements.namedItem("lock_version");
  let timer = 0;
  let sending = null;
  let stopped = false;

  const say = (text) => { status.textContent = text; };

  const save = async () => {
    const body = new FormData(form);
    for (const [name, value] of [...body.entries()]) {
      if (value instanceof File) body.delete(name);
    }
    try {
      const response = await fetch(form.dataset.autosave, { method: "POST", body });
      const answer = await response.json();
      say(answer.message);
      if (response.ok) version.value = answer.lock_version;
      else stopped = true;
    } catch {
      say(form.dataset.failed);
    }
  };

  const send = () => {
    timer = 0;
    if (sending || stopped) return;
    sending = save().finally(() => { sending = null; });
  };

  form.addEventListener("input", (event) => {
    if (event.target.type === "file" || stopped) return;
    clearTimeout(timer);
    timer = setTimeout(send, WAIT);
  });

  // The button must carry the version that a save under way is about to bring.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!sending) return;
    event.preventDefault();
    sending.finally(() => {
      delete form.dataset.sending;
      form.requestSubmit(event.submitter);
    });
  });
}
