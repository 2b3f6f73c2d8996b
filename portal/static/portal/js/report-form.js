/**
 * Shows the report form one thing at a time, with a line that says where one is, and a last step
 * to check everything. The server still gets the one plain form, and checks it.
 */

class ReportForm {
  constructor(form) {
    this.form = form;
    this.steps = [...form.querySelectorAll("[data-step]")];
    this.send = form.querySelector("[data-send]");
    this.current = 0;
    form.dataset.stepped = "";
    this.line = document.createElement("div");
    this.line.className = "steps";
    this.line.append(document.createElement("p"), document.createElement("ol"));
    this.line.lastChild.className = "steps__bar";
    this.line.lastChild.setAttribute("aria-hidden", "true");
    this.line.lastChild.append(...this.steps.map(() => document.createElement("li")));
    form.prepend(this.line);
    this.back = this.button(form.dataset.backLabel, "secondary", () => this.go(this.current - 1));
    this.next = this.button(form.dataset.nextLabel, "primary", () => this.go(this.current + 1));
    this.send.prepend(this.back, this.next);
    this.submit = this.send.querySelector('button[type="submit"]');
    form.addEventListener("keydown", (event) => this.enter(event));
    window.addEventListener("popstate", (event) => this.show(event.state?.step ?? 0));
    const wrong = this.steps.findIndex((step) => step.querySelector(".field--error"));
    history.replaceState({ step: Math.max(wrong, 0) }, "");
    this.show(Math.max(wrong, 0), { keepFocus: true });
    this.followErrors();
  }

  button(label, kind, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `button button--${kind}`;
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  }

  go(number) {
    history.pushState({ step: number }, "");
    this.show(number);
  }

  show(number, { keepFocus = false } = {}) {
    this.current = Math.min(Math.max(number, 0), this.steps.length - 1);
    this.steps.forEach((step, index) => { step.hidden = index !== this.current; });
    const last = this.current === this.steps.length - 1;
    this.back.hidden = this.current === 0;
    this.next.hidden = last;
    this.submit.hidden = !last;
    const heading = this.steps[this.current].querySelector("h2");
    const place = this.form.dataset.stepLabel.replace("{n}", this.current + 1).replace("{total}", this.steps.length);
    this.line.firstChild.textContent = `${place}: ${heading.textContent}`;
    [...this.line.lastChild.children].forEach((mark, index) => mark.classList.toggle("is-done", index <= this.current));
    if (last) this.check();
    if (!keepFocus) {
      heading.focus();
      this.line.scrollIntoView({ block: "start" });
    }
  }

  /** Enter in a one-line box goes on instead of sending half a form. */
  enter(event) {
    const box = event.target;
    if (event.key !== "Enter" || event.defaultPrevented || box.tagName !== "INPUT" || this.current === this.steps.length - 1) return;
    if (box.getAttribute("aria-expanded") === "true") return;
    event.preventDefault();
    this.go(this.current + 1);
  }

  /** A link of the error summary opens the step its field stands in. */
  followErrors() {
    for (const link of document.querySelectorAll("[data-error-summary] a")) {
      link.addEventListener("click", (event) => {
        const field = document.getElementById(link.hash.slice(1));
        const step = this.steps.findIndex((one) => one.contains(field));
        if (step < 0) return;
        event.preventDefault();
        this.show(step, { keepFocus: true });
        field.closest("details")?.setAttribute("open", "");
        field.focus();
      });
    }
  }

  check() {
    const rows = this.steps.slice(0, -1).flatMap((step, index) => this.answers(step).map(([term, value]) => {
      const row = document.createElement("div");
      row.className = "summary-list__row";
      const name = document.createElement("dt");
      name.className = "summary-list__term";
      name.textContent = term;
      const said = document.createElement("dd");
      said.className = "summary-list__value";
      said.textContent = value || this.form.dataset.emptyLabel;
      const edit = document.createElement("dd");
      const button = this.button(this.form.dataset.editLabel, "link", () => this.go(index));
      button.setAttribute("aria-label", `${this.form.dataset.editLabel}: ${term}`);
      edit.append(button);
      row.append(name, said, edit);
      return row;
    }));
    this.form.querySelector("[data-check-list]").replaceChildren(...rows);
  }

  answers(step) {
    return [...step.querySelectorAll(".field")]
      .filter((field) => !field.closest(".trap") && !field.classList.contains("kept-photos"))
      .map((field) => {
        const label = field.querySelector(".field__label") ?? field.querySelector("label");
        const term = label.firstChild.textContent.trim() || label.textContent.trim();
        return [term, this.answer(field)];
      });
  }

  answer(field) {
    const radio = field.querySelector('input[type="radio"]:checked');
    if (radio) return radio.closest("label").querySelector("strong")?.textContent ?? radio.value;
    if (field.querySelector('input[type="radio"]')) return "";
    const file = field.querySelector('input[type="file"]');
    if (file) {
      const kept = [...this.form.querySelectorAll('input[name="remove_photo"]:not(:checked)')];
      return [...kept.map((box) => box.closest("li").querySelector("img").alt), ...[...file.files].map((one) => one.name)].join(", ");
    }
    const box = field.querySelector('input[type="checkbox"]');
    if (box) return box.checked ? "✓" : "";
    return [...field.querySelectorAll('input:not([type="hidden"]), textarea, select')]
      .map((one) => one.value.trim()).filter(Boolean).join("/");
  }
}

for (const form of document.querySelectorAll("[data-report-form]")) new ReportForm(form);
