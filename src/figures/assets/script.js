// Adds to a page that is complete without it: tables that sort and filter.
"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const value = (row, column) => {
    const cell = row.cells[column];
    const given = cell.dataset.sort ?? cell.textContent.trim();
    return given !== "" && Number.isFinite(Number(given)) ? Number(given) : given;
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((one, other) => {
        const [a, b] = [value(one, column), value(other, column)];
        if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
        return typeof a === "number" ? -1 : 1;
      });
      if (down) rows.reverse();
      body.append(...rows);
    });
  });
}
for (const table of document.querySelectorAll("table.filterable")) {
  const form = document.createElement("form");
  form.className = "filter";
  form.setAttribute("role", "search");
  const label = document.createElement("label");
  label.textContent = "Show only rows with";
  const input = document.createElement("input");
  input.type = "search";
  label.append(input);
  const count = document.createElement("output");
  form.append(label, count);
  const show = () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = `${shown} of ${table.tBodies[0].rows.length} rows`;
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", show);
  show();
  (table.closest(".scroll") ?? table).before(form);
}
