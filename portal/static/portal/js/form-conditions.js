// Shows and hides questions as earlier answers change. The server decides what counts; this reads
// the same tree (feedback/applications/definition/conditions.py) so that nobody waits for a page.

const ordered = (value) => {
  const text = String(value);
  return Number(/^\d{4}-\d\d?-\d\d?$/.test(text)
    ? text.split("-").map((part) => part.padStart(2, "0")).join("")
    : text);
};

const compare = {
  answered: () => true,
  equals: (answer, value) => answer === value,
  not_equals: (answer, value) => answer !== value,
  includes: (answer, value) => Array.isArray(answer) && answer.includes(value),
  at_least: (answer, value) => ordered(answer) >= ordered(value),
  at_most: (answer, value) => ordered(answer) <= ordered(value),
};

const holds = (condition, answers) => {
  if (condition.all) return condition.all.every((part) => holds(part, answers));
  if (condition.any) return condition.any.some((part) => holds(part, answers));
  const answer = answers[condition.question];
  return answer !== undefined && compare[condition.is](answer, condition.value);
};

const number = (text) => {
  const plain = text.replace(/[\s₫đ]/g, "");
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll(".", "") : plain;
  const value = Number(grouped.replace(",", "."));
  return grouped && Number.isFinite(value) ? value : undefined;
};

const checked = (box) => [...box.querySelectorAll("input:checked")].map((input) => input.value);

const read = {
  yes_no: (box) => ({ yes: true, no: false })[checked(box)[0]],
  choice: (box) => checked(box)[0],
  several: (box) => (checked(box).length ? checked(box) : undefined),
  number: (box) => number(box.querySelector("input").value),
  money: (box) => number(box.querySelector("input").value),
  date: (box) => {
    const [day, month, year] = [...box.querySelectorAll("input")].map((input) => input.value.trim());
    return day && month && year ? `${year}-${month}-${day}` : undefined;
  },
  file: (box) => (box.querySelector("[name=remove]") ? [] : undefined),
};

for (const form of document.querySelectorAll("form[data-conditions]")) {
  const elsewhere = JSON.parse(form.dataset.answers || "{}");
  const boxes = [...form.querySelectorAll("[data-question]")];
  const update = () => {
    const answers = { ...elsewhere };
    for (const box of boxes) {
      box.hidden = Boolean(box.dataset.when) && !holds(JSON.parse(box.dataset.when), answers);
      if (box.hidden) continue;
      const plain = () => box.querySelector("input, textarea, select")?.value.trim() || undefined;
      const answer = (read[box.dataset.kind] ?? plain)(box);
      if (answer !== undefined) answers[box.dataset.question] = answer;
    }
  };
  form.addEventListener("input", update);
  form.addEventListener("change", update);
  update();
}
