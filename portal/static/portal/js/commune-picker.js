/**
 * Turns a commune's text box into a combobox with a list (WAI-ARIA APG, list autocomplete).
 * Without this script the box still works: an unclear name comes back with choices.
 */

const WAIT_MS = 150;

class CommunePicker {
  constructor(root, number) {
    this.root = root;
    this.input = root.querySelector("input[type=text]");
    this.options = [];
    this.active = -1;
    this.asked = 0;
    this.list = document.createElement("ul");
    this.list.className = "commune-picker__list";
    this.list.id = `commune-list-${number}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", root.dataset.listLabel);
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.input.after(this.list, this.status);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // Keep the focus in the box, so that blur does not close the list before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.options.indexOf(option));
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT_MS);
  }

  async ask() {
    const typed = this.input.value.trim();
    const question = ++this.asked;
    if (!typed) return this.close();
    try {
      const address = `${this.root.dataset.source}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address);
      if (!answer.ok) return this.close();
      const { suggestions } = await answer.json();
      if (question === this.asked && document.activeElement === this.input) this.show(suggestions);
    } catch {
      this.close(); // offline: the plain box is enough
    }
  }

  show(suggestions) {
    this.options = suggestions.map((suggestion, index) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${index}`;
      option.className = "commune-picker__option";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.name = suggestion.name;
      option.textContent = suggestion.name;
      if (suggestion.note) {
        const note = document.createElement("small");
        note.textContent = ` (${suggestion.note})`;
        option.append(note);
      }
      return option;
    });
    this.list.replaceChildren(...this.options);
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark(-1);
    const { none, countOne, countMany } = this.root.dataset;
    const count = this.options.length;
    const words = count === 1 ? countOne : countMany.replace("{count}", count);
    this.status.textContent = count === 0 ? none : words;
  }

  key(event) {
    if (event.isComposing) return; // a Vietnamese input method is still at work
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.choose(this.active);
    }
  }

  move(step) {
    if (this.list.hidden) return void this.ask();
    const count = this.options.length;
    const from = this.active < 0 && step < 0 ? count : this.active;
    this.mark((from + step + count) % count);
  }

  mark(index) {
    this.active = index;
    this.options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", this.options[index].id);
    this.options[index].scrollIntoView({ block: "nearest" });
  }

  choose(index) {
    this.input.value = this.options[index].dataset.name;
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    this.asked += 1; // an answer still on its way no longer counts
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}

document.querySelectorAll("[data-commune-picker]").forEach((root, number) => new CommunePicker(root, number));
