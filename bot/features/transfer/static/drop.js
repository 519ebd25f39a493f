// Takes a file that is dropped on the form's field. Without this module the field takes it by a click.

/** Make the field of an area take dropped files. */
export function start(area) {
  const field = area.querySelector("input[type=file]");
  const said = area.querySelector("[data-dropped]");

  said.textContent = "Or drop a file here.";
  for (const kind of ["dragenter", "dragover"]) {
    area.addEventListener(kind, (event) => {
      event.preventDefault();
      area.classList.add("ready");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    area.addEventListener(kind, () => area.classList.remove("ready"));
  }
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length !== 1) {
      said.textContent = "Drop one file.";
      return;
    }
    field.files = event.dataTransfer.files;
    said.textContent = `${field.files[0].name} is ready.`;
  });
}
