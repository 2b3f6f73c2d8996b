/**
 * Offers pages and questions while a question is typed (WAI-ARIA APG, combobox with a listbox).
 * Without this script, or while the server is away, the box is a plain field in a form.
 */

const WAIT_MS = 120;
const SHORTEST = 2;

class SearchSuggestions {
  constructor(form, number) {
    this.texts = form.dataset;
    this.input = form.querySelector("input[name=q]");
    this.options = [];
    this.active = -1;
    this.list = document.createElement("ul");
    this.list.className = "search-box__list";
    this.list.id = `search-suggestions-${number}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.texts.listLabel);
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    form.append(this.list, this.status);
    const { input } = this;
    input.type = "text"; // a search field may not be a combobox
    input.inputMode = "search";
    input.autocomplete = "off";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    // Keep the focus in the box, so that blur does not close the list before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.open(option);
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT_MS);
  }

  async ask() {
    this.question?.abort(); // an answer to what stands there no longer is not wanted
    const typed = this.input.value.trim();
    if (typed.length < SHORTEST) return this.close();
    this.question = new AbortController();
    const { signal } = this.question;
    try {
      const address = `${this.texts.suggest}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal });
      if (!answer.ok) return this.close();
      const { suggestions } = await answer.json();
      if (!signal.aborted && document.activeElement === this.input) this.show(suggestions);
    } catch {
      if (!signal.aborted) this.close(); // offline: the plain box is enough
    }
  }

  show(suggestions) {
    this.options = suggestions.map((suggestion, index) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${index}`;
      option.className = "search-box__option";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = suggestion.url;
      const text = document.createElement("span");
      text.textContent = suggestion.text;
      const note = document.createElement("small");
      note.className = "search-box__note";
      note.textContent = suggestion.note;
      option.append(text, " ", note);
      return option;
    });
    this.list.replaceChildren(...this.options);
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark(-1);
    const { none, countOne, countMany } = this.texts;
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
      this.open(this.options[this.active]);
    }
  }

  /** Moves through the options and, between the last and the first, back into the box. */
  move(step) {
    if (this.list.hidden) return void this.ask();
    const places = this.options.length + 1;
    this.mark(((this.active + 1 + step + places) % places) - 1);
  }

  mark(index) {
    this.active = index;
    this.options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", this.options[index].id);
    this.options[index].scrollIntoView({ block: "nearest" });
  }

  open(option) {
    this.close();
    window.location.assign(option.dataset.url);
  }

  close() {
    clearTimeout(this.timer);
    this.question?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}

document.querySelectorAll("form[data-suggest]").forEach((form, number) => new SearchSuggestions(form, number));
