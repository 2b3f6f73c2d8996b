// Shows how far a rebuild of the search index came, asking once a second while it is open.
// Without this module the page says the same each time it is loaded.

const PAUSE = 1000;

function attach(place) {
  const bar = place.querySelector("[data-bar]");
  const percent = place.querySelector("[data-percent]");
  const text = place.querySelector("[data-text]");

  async function look() {
    let told;
    try {
      const answer = await fetch(place.dataset.address, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      told = await answer.json();
    } catch {
      setTimeout(look, PAUSE * 5);
      return;
    }
    if (!told.is_open) {
      location.reload();
      return;
    }
    bar.value = told.percent;
    percent.textContent = told.percent;
    if (text.textContent !== told.text) text.textContent = told.text;
    setTimeout(look, PAUSE);
  }

  if (["waiting", "running"].includes(place.dataset.state)) setTimeout(look, PAUSE);
}

document.querySelectorAll("[data-rebuild-progress]").forEach(attach);
