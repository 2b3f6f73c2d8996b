/** Small previews of the photos chosen in a file field; names and removal are the field's own. */

for (const root of document.querySelectorAll("[data-upload-list]")) {
  const input = root.querySelector('input[type="file"]');
  const list = document.createElement("ul");
  list.className = "upload-previews";
  list.hidden = true;
  root.append(list);
  let addresses = [];

  const show = () => {
    addresses.forEach((address) => URL.revokeObjectURL(address));
    addresses = [];
    list.replaceChildren();
    for (const file of input.files) {
      const picture = document.createElement("img");
      const address = URL.createObjectURL(file);
      addresses.push(address);
      picture.alt = file.name;
      // A browser that cannot draw HEIC shows the name alone.
      picture.addEventListener("error", () => picture.parentElement?.remove());
      picture.src = address;
      const item = document.createElement("li");
      item.append(picture);
      list.append(item);
    }
    list.hidden = list.childElementCount === 0;
  };

  input.addEventListener("change", show);
  // Leaving one out again is done by the field's own list, which does not tell of it.
  root.addEventListener("click", () => queueMicrotask(() => {
    if (input.files.length !== addresses.length) show();
  }));
}
