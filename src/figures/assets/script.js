// Adds to pages that are complete without it: tables that sort and filter, charts that light up
// with their tables.
"use strict";

const text = (cell) => cell.textContent.trim();

function sortable(table) {
  const body = table.tBodies[0];
  const value = (row, column) => {
    const given = row.cells[column].dataset.sort ?? text(row.cells[column]);
    return given !== "" && Number.isFinite(Number(given)) ? Number(given) : given;
  };
  const compare = (a, b) => {
    if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
    return typeof a === "number" ? -1 : 1;
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
      const rows = [...body.rows].sort((one, other) =>
        compare(value(one, column), value(other, column)));
      if (down) rows.reverse();
      body.append(...rows);
    });
  });
}

function labelled(words, field) {
  const label = document.createElement("label");
  label.textContent = words;
  label.append(field);
  return label;
}

function filterable(table, number) {
  const rows = [...table.tBodies[0].rows];
  const input = document.createElement("input");
  input.type = "search";
  const list = document.createElement("datalist");
  list.id = `_values-${number}`;
  input.setAttribute("list", list.id);
  const select = document.createElement("select");
  select.append(new Option("any column", ""));
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    select.append(new Option(text(head), column));
  });
  const count = document.createElement("output");
  const searched = (row) => text(select.value === "" ? row : row.cells[Number(select.value)]);
  const show = () => {
    const wanted = input.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !searched(row).toLowerCase().includes(wanted);
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} rows`;
  };
  const suggest = () => {
    const values = select.value === "" ? [] : [...new Set(rows.map(searched))].sort();
    list.replaceChildren(...values.filter(Boolean).map((value) => new Option(value, value)));
    show();
  };
  const form = document.createElement("form");
  form.className = "filter";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", `Filter: ${text(table.caption)}`);
  form.append(labelled("Show only rows with", input), labelled("Column", select), list, count);
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", show);
  select.addEventListener("change", suggest);
  show();
  (table.closest(".scroll") ?? table).before(form);
}

// The mark of a claim and its row in the chart's table light up together.
function linked(figure) {
  const light = (event, on) => {
    const link = event.target.closest("a[href]") ?? event.target.closest("tr")?.querySelector("a");
    const href = link?.getAttribute("href");
    if (!href) return;
    for (const other of figure.querySelectorAll("a[href]")) {
      if (other.getAttribute("href") === href) {
        other.classList.toggle("lit", on);
        other.closest("tr")?.classList.toggle("lit", on);
      }
    }
  };
  for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true],
    ["focusout", false]]) {
    figure.addEventListener(name, (event) => light(event, on));
  }
}

// What an address leads to may stand in a closed part of the page.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = target?.closest("details:not([open])");
  if (closed) closed.open = true;
}

document.querySelectorAll("table.sortable").forEach(sortable);
document.querySelectorAll("table.filterable").forEach(filterable);
document.querySelectorAll("figure.chart").forEach(linked);
addEventListener("hashchange", reveal);
reveal();
