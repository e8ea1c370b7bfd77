"use strict";
/* What stood in the books on a day, as known at a position: the same as projections/inspection/replay/
   standpoint.py, told by files, the courses they were known to have, and the units covered day by day.
   Days are numbers: 0 is the eve of the period, 1 its first day. Nothing here knows the page. */

const OPENING = 0, ADDED = 1, REMOVED = 2, CURRENT = 3;

/* How many of a sorted list are not after a place. */
function upTo(list, place, at = (one) => one) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(list[middle]) <= place) low = middle + 1; else high = middle;
  }
  return low;
}

class Books {
  constructor(data) {
    this.data = data;
    this.days = data.days;
    this.courses = data.files.map((file) => {
      let turns = [];
      return file[2].map(([, kept, more]) => (turns = turns.slice(0, kept).concat(more)));
    });
    this.reaches = data.reach && data.reach.map(([position, stages]) => [position, stages.map(
      ([since, units], at) => ({ since, units: new Set(units), ...Books.moved(stages, at) }))]);
    this.byPosition = [], this.byDay = [];
    data.files.forEach((file, at) => {
      file[2].forEach(([position]) => this.byPosition.push([position, at]));
      const days = new Set(this.courses[at].flat().map(([day]) => day));
      days.forEach((day) => this.byDay.push([day, at]));
    });
    for (const list of [this.byPosition, this.byDay]) list.sort((one, other) => one[0] - other[0]);
    const symbols = new Map();
    this.symbolOf = data.cells.map(([line, symbol]) => {
      const key = `${line} ${symbol}`;
      if (!symbols.has(key)) symbols.set(key, { line, symbol, at: data.lines.length + symbols.size });
      return symbols.get(key).at;
    });
    this.symbols = [...symbols.values()];
    this.counts = new Int32Array(4 * (data.lines.length + symbols.size));
    this.counted = data.files.map(() => []);
    this.cell = new Int32Array(data.files.length).fill(-1);
    this.size = 0;
    this.slopes = data.lines.map(() => new Int32Array(this.days + 2));
    this.stretches = data.files.map(() => []);
    this.day = this.days, this.position = data.last;
    this.look(data.files.map((_, at) => at), true);
  }

  static moved(stages, at) {
    const now = stages[at][1], before = at ? stages[at - 1][1] : now;
    return {
      came: new Set(now.filter((unit) => !before.includes(unit))),
      went: new Set(before.filter((unit) => !now.includes(unit))),
    };
  }

  /* The stages of the units covered, as known at a position; null where all are. */
  reachAt(position) {
    if (!this.reaches) return null;
    return this.reaches[Math.max(upTo(this.reaches, position, (one) => one[0]) - 1, 0)][1];
  }

  covers(reach, day, cell) {
    if (cell < 0) return false;
    if (!reach) return true;
    const stage = reach[Math.max(upTo(reach, day, (one) => one.since) - 1, 0)];
    return stage.units.has(this.data.cells[cell][2]);
  }

  courseOf(file, position) {
    const known = upTo(this.data.files[file][2], position, (one) => one[0]);
    return known ? this.courses[file][known - 1] : [];
  }

  cellOn(turns, day) {
    const past = upTo(turns, day, (turn) => turn[0]);
    return past ? turns[past - 1][1] : -1;
  }

  /* Stand somewhere else; return [file, cell before, cell after] of what changed in the register. */
  go(day, position) {
    day = Math.min(Math.max(day, 0), this.days);
    position = Math.min(Math.max(position, this.data.begin), this.data.last);
    if (day === this.day && position === this.position) return [];
    const between = (list, one, other) => list.slice(
      upTo(list, Math.min(one, other), (each) => each[0]),
      upTo(list, Math.max(one, other), (each) => each[0])).map((each) => each[1]);
    const here = this.reachAt(this.position), there = this.reachAt(position);
    const known = between(this.byPosition, this.position, position);
    const turns = there && there.some(({ since }) => since > Math.min(day, this.day)
      && since <= Math.max(day, this.day));
    const all = here !== there || turns;
    let touched = all ? this.data.files.map((_, at) => at)
      : [...new Set([...known, ...between(this.byDay, this.day, day)])].sort((a, b) => a - b);
    const isKnown = here !== there ? null : new Set(known);
    this.day = day, this.position = position;
    return this.look(touched, !isKnown || isKnown);
  }

  /* Look at files again. known: of which more or less is known than before, or true for all. */
  look(files, known) {
    const reach = this.reachAt(this.position), shifts = [];
    for (const file of files) {
      const turns = this.courseOf(file, this.position);
      const now = [...this.placesOf(turns, reach)];
      for (const place of this.counted[file]) this.counts[place]--;
      for (const place of now) this.counts[place]++;
      this.counted[file] = now;
      let cell = this.cellOn(turns, this.day);
      if (!this.covers(reach, this.day, cell)) cell = -1;
      const before = this.cell[file];
      if (cell !== before) {
        this.size += (cell >= 0) - (before >= 0);
        this.cell[file] = cell;
        shifts.push([file, before, cell]);
      }
      if (known === true || known.has(file)) this.draw(file, turns, reach);
    }
    return shifts;
  }

  /* Everywhere a file is counted, as numbers: four measures for each line, then for each symbol. */
  *placesOf(turns, reach) {
    const keys = (cell) => [this.data.cells[cell][0], this.symbolOf[cell]];
    const opening = this.cellOn(turns, 0);
    if (this.covers(reach, 0, opening)) for (const key of keys(opening)) {
      yield 4 * key + OPENING;
      if (this.day === 0) yield 4 * key + CURRENT;
    }
    if (this.day === 0) return;
    const current = this.cellOn(turns, this.day);
    if (this.covers(reach, this.day, current)) for (const key of keys(current)) yield 4 * key + CURRENT;
    for (const { since, came, went } of reach || []) {
      if (since < 1 || since > this.day) continue;
      const cell = this.cellOn(turns, since - 1), unit = cell < 0 ? -1 : this.data.cells[cell][2];
      if (came.has(unit)) for (const key of keys(cell)) yield 4 * key + ADDED;
      if (went.has(unit)) for (const key of keys(cell)) yield 4 * key + REMOVED;
    }
    for (let at = 0; at < turns.length; at++) {
      const day = turns[at][0];
      if (day < 1 || day > this.day) continue;
      const before = at ? turns[at - 1][1] : -1, after = turns[at][1];
      const left = this.covers(reach, day, before) ? keys(before) : [-1, -1];
      const entered = this.covers(reach, day, after) ? keys(after) : [-1, -1];
      for (const which of [0, 1]) if (left[which] !== entered[which]) {
        if (entered[which] >= 0) yield 4 * entered[which] + ADDED;
        if (left[which] >= 0) yield 4 * left[which] + REMOVED;
      }
    }
  }

  /* Have a file stand in the chart on the days on which it is in the register. */
  draw(file, turns, reach) {
    const bend = (weight) => ([line, from, until]) => {
      this.slopes[line][from] += weight;
      this.slopes[line][until] -= weight;
    };
    this.stretches[file].forEach(bend(-1));
    const edges = new Set([0, this.days + 1]);
    const add = (day) => day > 0 && day <= this.days && edges.add(day);
    turns.forEach(([day]) => add(day));
    (reach || []).forEach(({ since }) => add(since));
    const days = [...edges].sort((a, b) => a - b), found = [];
    for (let at = 0; at + 1 < days.length; at++) {
      const cell = this.cellOn(turns, days[at]);
      if (this.covers(reach, days[at], cell)) found.push([this.data.cells[cell][0], days[at], days[at + 1]]);
    }
    this.stretches[file] = found;
    found.forEach(bend(1));
  }

  /* How many files of a line were in the register at the end of each day, as known now. */
  series(line) {
    let sum = 0;
    return [...this.slopes[line].subarray(0, this.days + 1)].map((slope) => (sum += slope));
  }

  four(key) { return this.counts.subarray(4 * key, 4 * key + 4); }

  /* The files that make up a figure: measure of a line or symbol. */
  behind(key, measure) {
    const place = 4 * key + measure, found = [];
    this.counted.forEach((places, file) => places.includes(place) && found.push(file));
    return found;
  }
}
