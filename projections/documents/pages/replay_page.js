"use strict";
/* The page over the books: two sliders, what is in focus, totals, a chart, the register, a file. */

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words, books = new Books(data), MOST_ROWS = 200;
const by = (id) => document.getElementById(id);
const number = new Intl.NumberFormat(data.language);
const [POS, AT, WHO, DAY, FILE, KIND, MARKS, LATE, VOIDED, TEXT, ABOUT, UNIT] = Array(12).keys();
const steps = data.steps;
const everything = [...data.openings, ...steps];
const happened = data.order.map((at) => everything[at]);
const every = data.files.map((_, file) => file);
const finalSeries = data.lines.map((_, line) => books.series(line));
const state = { along: "positions", focus: null, shifts: [], file: null, behind: null, timer: null };

/* ---- words ------------------------------------------------------------------------------------ */

function date(day) {
  if (day <= data.undated) return words.no_day;
  const [year, month, dayOfMonth] = iso(day).split("-");
  return `${dayOfMonth}/${month}/${year}`;
}
function iso(day) { return new Date(Date.parse(data.eve) + day * 864e5).toISOString().slice(0, 10); }
function fill(text, values) { return text.replace(/\{(\w+)\}/g, (_, name) => values[name]); }
function marksOf(step) { return data.marks.filter((_, at) => step[MARKS] & (1 << at)); }
function cellText(cell) { return cell < 0 ? words.not_in_register : data.cells[cell][3]; }

function made(tag, text = "", attributes = {}, ...children) {
  const one = document.createElement(tag);
  one.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") one.onclick = value; else one.setAttribute(name, value);
  }
  one.append(...children);
  return one;
}
function row(cells, kind = "td", className = "") {
  const one = made("tr", "", className ? { class: className } : {});
  for (const cell of cells) {
    const isNumber = typeof cell === "number";
    const each = made(kind, isNumber ? number.format(cell) : typeof cell === "string" ? cell : "",
      isNumber ? { class: "number" } : kind === "th" ? { scope: "col" } : {});
    if (cell instanceof Node) each.append(cell);
    one.append(each);
  }
  return one;
}
function fileButton(file) {
  return made("button", data.files[file][0], { type: "button", onclick: () => { state.file = file; showFile(); } });
}

/* ---- moving ----------------------------------------------------------------------------------- */

function along() {
  if (state.along === "positions") return steps;
  return happened.filter((step) => step[POS] <= books.position && !(step[VOIDED] && step[VOIDED] <= books.position));
}
function place() {
  if (state.along === "positions") return upTo(steps, books.position, (step) => step[POS]);
  const list = along(), at = list.indexOf(state.focus);
  return at >= 0 && state.focus[DAY] === books.day ? at + 1 : upTo(list, books.day, (step) => step[DAY]);
}
function stand(day, position, focus = null) {
  state.shifts = books.go(day, position);
  state.focus = focus || (state.along === "positions" ? steps[place() - 1] : along()[place() - 1]) || null;
  show();
}
function toPlace(at) {
  const list = along(), step = list[Math.min(at, list.length) - 1];
  if (state.along === "positions") stand(books.day, step ? step[POS] : data.begin, step);
  else stand(step ? step[DAY] : 0, books.position, step);
}
function on(by = 1) {
  const at = place() + by;
  if (at < 0 || at > along().length) { pause(); return; }
  toPlace(at);
}
function play() {
  if (state.timer) { pause(); return; }
  if (place() >= along().length) toPlace(0);
  const turn = () => { state.timer = setTimeout(turn, Number(by("speed").value)); on(); };
  state.timer = setTimeout(turn, 0);
  by("play").textContent = words.pause;
}
function pause() {
  clearTimeout(state.timer);
  state.timer = null;
  by("play").textContent = words.play;
}

/* ---- showing ---------------------------------------------------------------------------------- */

function show() {
  by("day").value = books.day;
  by("day-typed").value = iso(books.day);
  const known = upTo(steps, books.position, (step) => step[POS]);
  by("position").value = known;
  by("position-typed").value = books.position;
  const time = known ? steps[known - 1][AT] : words.beginning;
  by("known").textContent = fill(words.known, { position: number.format(books.position), time });
  by("true").textContent = fill(words.true, { date: date(books.day) });
  by("position").setAttribute("aria-valuetext", by("known").textContent);
  by("day").setAttribute("aria-valuetext", by("true").textContent);
  by("where").textContent = `${number.format(place())} / ${number.format(along().length)}`;
  showFocus(), showTotals(), showChart(), showRegister();
  if (state.file !== null) showFile();
}

function marked(step) {
  const told = marksOf(step).map(([name, word]) => made("span", name === "voided"
    ? fill(words.voided_by, { position: number.format(step[VOIDED]) }) : word, { class: `mark ${name}` }));
  if (step[LATE]) told.push(made("span", fill(words.days_late, { days: number.format(step[LATE]) })));
  return told.flatMap((one) => [one, " "]);
}
function headOf(step) {
  return `${fill(words.entry, { position: number.format(step[POS]) })} · ${data.kinds[step[KIND]]}`;
}
function showFocus() {
  const step = state.focus, box = by("focus");
  if (!step) { box.replaceChildren(made("h2", words.beginning)); return; }
  const about = step[FILE] >= 0 ? fileButton(step[FILE]) : made("span", step[ABOUT]);
  const shifts = state.shifts.slice(0, 20).map(([file, before, after]) => made("p", "", {},
    fileButton(file), ` ${before < 0 ? words.entered : after < 0 ? words.left : words.moved}: `,
    before >= 0 && after >= 0 ? `${cellText(before)} → ${cellText(after)}` : cellText(Math.max(before, after))));
  if (shifts.length) shifts.unshift(made("p", words.by_move, { class: "by-move" }));
  if (state.shifts.length > 20) shifts.push(made("p", fill(words.more, { count: number.format(state.shifts.length - 20) })));
  box.replaceChildren(made("h2", headOf(step) + " ", {}, about),
    made("p", fill(words.effective, { date: date(step[DAY]) })),
    made("p", fill(words.recorded, { time: step[AT], by: data.people[step[WHO]], unit: data.units[step[UNIT]] })),
    made("p", "", {}, ...marked(step)), made("p", step[TEXT]), ...shifts);
}

function showTotals() {
  const rows = [row([words.line, ...words.measures], "th")];
  [...rows[0].cells].slice(1).forEach((cell) => cell.classList.add("number"));
  const figure = (key, measure, name) => {
    const value = books.four(key)[measure];
    return value ? made("button", number.format(value), { type: "button", "aria-label": `${name}, ${words.measures[measure]}: ${value}`,
      onclick: () => { state.behind = { key, measure, name }; by("find").value = ""; showRegister(); } }) : "0";
  };
  const add = (key, name, className) => {
    if (!books.four(key).some((value) => value)) return;
    const one = row([name, ...[0, 1, 2, 3].map((measure) => figure(key, measure, name))], "td", className);
    [...one.cells].slice(1).forEach((cell) => cell.classList.add("number"));
    rows.push(one);
  };
  data.lines.forEach(([, name], line) => {
    add(line, name, "line");
    const own = books.symbols.filter((one) => one.line === line);
    if (own.length > 1) for (const { at, symbol } of own) add(at, `– ${symbol}`, "");
  });
  by("totals").replaceChildren(...rows);
}

function showRegister() {
  const sought = by("find").value.trim().toLowerCase(), behind = state.behind;
  let files;
  if (sought) files = every.filter((file) => data.files[file][0].toLowerCase().includes(sought));
  else if (behind) files = books.behind(behind.key, behind.measure);
  else files = every.filter((file) => books.cell[file] >= 0);
  const changed = new Set(state.shifts.map(([file]) => file));
  const rows = files.slice(0, MOST_ROWS).map((file) => row([fileButton(file), cellText(books.cell[file])], "td",
    changed.has(file) ? "changed" : ""));
  by("register").replaceChildren(row([words.number, words.stands], "th"), ...rows);
  const told = behind && !sought ? `${behind.name}, ${words.measures[behind.measure]}: ` : "";
  const more = files.length > MOST_ROWS ? fill(words.shown, { count: MOST_ROWS }) : "";
  by("found").textContent = `${told}${fill(words.files, { count: number.format(files.length) })} ${more}`;
  by("all").hidden = !behind && !sought;
  return files;
}

let ofFile = null;
function entriesOf(file) {
  if (!ofFile) {
    ofFile = data.files.map(() => []);
    for (const step of everything) if (step[FILE] >= 0) ofFile[step[FILE]].push(step);
  }
  return ofFile[file];
}
function showFile() {
  const file = state.file, list = made("ol");
  for (const step of entriesOf(file)) {
    const isKnown = step[POS] <= books.position, isGone = step[VOIDED] && step[VOIDED] <= books.position;
    const jump = made("button", headOf(step), { type: "button", onclick: () => stand(books.day, step[POS], step) });
    list.append(made("li", "", { class: `${isKnown ? "" : "unknown"} ${isGone ? "gone" : ""}` }, jump, " ", ...marked(step),
      made("div", `${fill(words.effective, { date: date(step[DAY]) })}; ${fill(words.recorded,
        { time: step[AT], by: data.people[step[WHO]], unit: data.units[step[UNIT]] })}${isKnown ? "" : ` (${words.not_known_yet})`}`),
      made("div", step[TEXT])));
  }
  const close = made("button", "✕", { type: "button", "aria-label": words.close,
    onclick: () => { state.file = null; by("file").hidden = true; by("find").focus(); } });
  by("file").hidden = false;
  by("file").replaceChildren(made("h2", `${data.files[file][0]} – ${data.lines[data.files[file][1]][1]} `, {}, close),
    made("p", cellText(books.cell[file])), list, made("p", words.earlier));
}

/* ---- the chart -------------------------------------------------------------------------------- */

const SVG = "http://www.w3.org/2000/svg", HIGH = 260, LEFT = 40, RIGHT = 135, TOP = 10, LOW = 30;
const COLOURS = 7;
const DASHES = ["", "8 3", "2 3", "10 3 2 3", "5 5", "14 4", "1 4"];
function drawn(tag, attributes, text = "") {
  const one = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  one.textContent = text;
  return one;
}
function showChart() {
  const WIDE = Math.min(Math.max(by("chart").clientWidth, 340), 760);
  const series = data.lines.map((_, line) => books.series(line));
  const used = series.map((_, line) => line).filter((line) => series[line].some(Boolean) || finalSeries[line].some(Boolean));
  const most = Math.max(1, ...used.flatMap((line) => [Math.max(...series[line]), Math.max(...finalSeries[line])]));
  const x = (day) => LEFT + (WIDE - LEFT - RIGHT) * day / Math.max(data.days, 1);
  const y = (value) => HIGH - LOW - (HIGH - LOW - TOP) * value / most;
  const path = (values) => values.map((value, day) => day && value === values[day - 1] && day + 1 < values.length ? ""
    : `${day ? `L${x(day).toFixed(1)} ${y(values[Math.max(day - 1, 0)]).toFixed(1)}L` : "M"}${x(day).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const told = used.map((line) => `${data.lines[line][1]} ${series[line][books.day]}`).join(", ");
  const picture = drawn("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": `${date(books.day)}: ${told}` });
  for (const value of [0, Math.ceil(most / 2), most]) {
    picture.append(drawn("line", { x1: LEFT, x2: WIDE - RIGHT, y1: y(value), y2: y(value), stroke: "currentColor", "stroke-opacity": .2 }),
      drawn("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, number.format(value)));
  }
  for (const [day, anchor] of [[0, "start"], [data.days, "end"]]) {
    picture.append(drawn("text", { x: x(day), y: HIGH - 8, "text-anchor": anchor }, date(day)));
  }
  const heights = [];
  for (const line of used) {
    const colour = line % COLOURS, shape = { class: `series colour-${colour}` };
    if (series[line].some((value, day) => value !== finalSeries[line][day])) {
      picture.append(drawn("path", { ...shape, d: path(finalSeries[line]), "stroke-width": 1, "stroke-opacity": .45 }));
    }
    picture.append(drawn("path", { ...shape, d: path(series[line]), "stroke-width": 2.2, "stroke-dasharray": DASHES[line % DASHES.length] }));
    heights.push({ line, colour, height: y(series[line][data.days]) });
  }
  let floor = HIGH - LOW + 14;
  for (const one of heights.sort((a, b) => b.height - a.height)) {
    floor = Math.min(one.height + 4, floor - 14);
    const place = { x: WIDE - RIGHT + 6, y: floor, class: `colour-${one.colour}` };
    picture.append(drawn("text", place, data.lines[one.line][1]));
  }
  picture.append(drawn("line", { x1: x(books.day), x2: x(books.day), y1: TOP, y2: HIGH - LOW, stroke: "currentColor", "stroke-width": 1.5 }));
  picture.onclick = (event) => {
    const box = picture.getBoundingClientRect(), at = (event.clientX - box.left) / box.width * WIDE;
    stand(Math.round((at - LEFT) / (WIDE - LEFT - RIGHT) * data.days), books.position);
  };
  by("chart").replaceChildren(picture);
}

function showStrip() {
  const canvas = by("strip"), pen = canvas.getContext("2d"), style = getComputedStyle(document.documentElement);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  steps.forEach((step, at) => {
    const name = marksOf(step).map(([one]) => one).find((one) => one !== "opening_balance");
    if (!name && step[FILE] >= 0) return;
    const known = name === "voided" ? "void" : name;
    pen.fillStyle = known ? style.getPropertyValue(`--${known}`) : style.getPropertyValue("--ink");
    pen.fillRect(8 + (canvas.width - 17) * (at + 1) / Math.max(steps.length, 1), known ? 4 : 0, known ? 2 : 3, 14);
  });
}

/* ---- the beginning ---------------------------------------------------------------------------- */

function label() {
  const told = { title: data.title, scope: data.scope, "along-word": words.along, "speed-word": words.speed,
    "position-word": words.position, "day-word": words.day, "totals-word": words.totals, "chart-word": words.chart,
    "register-word": words.register, all: words.all, keys: words.keys };
  for (const [id, text] of Object.entries(told)) by(id).textContent = text;
  for (const [id, text] of Object.entries({ stamp: data.stamp, copying: data.copying })) {
    by(id).textContent = text;
    by(id).hidden = !text;
  }
  for (const id of ["first", "back", "on", "last"]) by(id).textContent = words[id];
  [...by("along").options].forEach((option) => { option.textContent = words[option.value]; });
  for (const [id, text] of [["position-typed", words.position], ["day-typed", words.day], ["find", words.find]]) by(id).setAttribute("aria-label", text);
  by("find").placeholder = words.find;
  const used = data.marks.filter((_, at) => steps.some((step) => step[MARKS] & (1 << at)));
  by("legend").replaceChildren(...used.map(([name, word]) => made("span", word, { class: `mark ${name}` })));
  by("position").max = steps.length;
  by("day").max = data.days;
  by("day-typed").min = iso(0), by("day-typed").max = iso(data.days);
  by("position-typed").min = data.begin, by("position-typed").max = data.last;
}

function listen() {
  by("position").oninput = () => { const at = Number(by("position").value); pause(); stand(books.day, at ? steps[at - 1][POS] : data.begin); };
  by("day").oninput = () => { pause(); stand(Number(by("day").value), books.position); };
  by("position-typed").onchange = () => { pause(); stand(books.day, Number(by("position-typed").value)); };
  by("day-typed").onchange = () => {
    const day = Math.round((Date.parse(by("day-typed").value) - Date.parse(data.eve)) / 864e5);
    if (Number.isFinite(day)) { pause(); stand(day, books.position); }
  };
  by("first").onclick = () => { pause(); toPlace(0); };
  by("back").onclick = () => { pause(); on(-1); };
  by("on").onclick = () => { pause(); on(); };
  by("last").onclick = () => { pause(); toPlace(along().length); };
  by("play").onclick = play;
  by("along").onchange = () => { pause(); state.along = by("along").value; show(); };
  by("find").oninput = () => { state.behind = null; showRegister(); };
  by("find").onkeydown = (event) => {
    if (event.key === "Enter") { const [file] = showRegister(); if (file !== undefined) { state.file = file; showFile(); } }
    if (event.key === "Escape") { by("find").value = ""; showRegister(); by("find").blur(); }
  };
  by("all").onclick = () => { state.behind = null; by("find").value = ""; showRegister(); };
  document.onkeydown = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|BUTTON)$/.test(event.target.tagName) && event.key !== "/") return;
    const does = { " ": play, ArrowRight: () => { pause(); on(); }, ArrowLeft: () => { pause(); on(-1); },
      Home: by("first").onclick, End: by("last").onclick, "/": () => by("find").focus() }[event.key];
    if (does && !(event.key === "/" && event.target === by("find"))) { event.preventDefault(); does(); }
  };
  matchMedia("(prefers-color-scheme: dark)").onchange = showStrip;
  addEventListener("resize", showChart);
}

label(), listen(), showStrip(), pause();
stand(data.days, data.last);
