// When: a histogram of dated claims with two handles, and two fields for exact dates.

const MONTHS = 480;
const DAYS = 92;
const MOST_BUCKETS = 20000;
const HEIGHT = 44;

/** The buckets of the time line, from the first to the last date that any claim gives. */
const buckets = lazily(() => {
  let first = Infinity;
  let last = -Infinity;
  for (let c = 0; c < claims.count; c++) {
    if (claims.firstDay[c] === 0) continue;
    for (const day of [claims.firstDay[c], claims.lastDay[c]]) {
      if (day === EARLIEST || day === LATEST) continue;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  }
  if (last === -Infinity) return null;
  const [from, to] = [partsOf(first), partsOf(last)];
  const months = (to.year - from.year) * 12 + to.month - from.month + 1;
  const unit = months > MONTHS ? "year" : months * 31 <= DAYS ? "day" : "month";
  const labels = [];
  for (let day = first; day <= last && labels.length < MOST_BUCKETS; day = next(day, unit))
    labels.push(bucketName(day, unit));
  return {
    unit,
    labels,
    starts: labels.map((label) => days(label).first),
    ends: labels.map((label) => days(label).last),
  };
});

function partsOf(day) {
  const year = Math.floor(day / 10000);
  const rest = day - year * 10000;
  return { year, month: Math.floor(rest / 100), date: rest % 100 };
}

/** Return the first day of the bucket after that of a day; there is no year 0. */
function next(day, unit) {
  const { year, month, date } = partsOf(day);
  if (unit === "day" && date < monthLength(year, month)) return day + 1;
  if (unit !== "year" && month < 12) return year * 10000 + (month + 1) * 100 + 1;
  return (year === -1 ? 1 : year + 1) * 10000 + 101;
}

/** Return the partial date of the bucket of a day. */
function bucketName(day, unit) {
  const { year, month, date } = partsOf(day);
  const parts = [`${year < 0 ? "-" : ""}${pad(Math.abs(year), 4)}`, pad(month, 2), pad(date, 2)];
  return parts.slice(0, { year: 1, month: 2, day: 3 }[unit]).join("-");
}

function pad(number, length) {
  return String(number).padStart(length, "0");
}

/** Return the first bucket that ends on or after a day. */
function bucketOf(day) {
  const { ends } = buckets();
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Count for each bucket the claims dated within it, and those that only touch it: lasting, or dated less precisely. A
 * claim without a date stands where its event does.
 */
function histogram({ relationships: numbers, takes, dating }) {
  const { labels } = buckets();
  const within = new Uint32Array(labels.length);
  const touching = new Int32Array(labels.length + 1);
  const counts = { dated: 0, byEvent: 0, undated: 0 };
  for (const c of claimsOfAll(numbers, takes)) {
    const spans = spansOf(c, dating);
    counts[claims.firstDay[c] ? "dated" : spans.length ? "byEvent" : "undated"]++;
    const touched = bucketsOf(spans);
    if (touched.length === 1 && touched[0].within) {
      within[touched[0].first]++;
      continue;
    }
    for (const { first, last } of touched) {
      touching[first]++;
      touching[last + 1]--;
    }
  }
  for (let b = 1; b < labels.length; b++) touching[b] += touching[b - 1];
  return { within, touching, ...counts };
}

/** Return the buckets that days touch, those that follow each other as one run: from the first to the last. */
function bucketsOf(spans) {
  const { labels, starts, ends } = buckets();
  const runs = [];
  for (const { firstDay, lastDay } of spans) {
    const first = bucketOf(firstDay);
    const last = lastDay >= ends.at(-1) ? labels.length - 1 : bucketOf(lastDay);
    const within = first === last && firstDay >= starts[first] && lastDay <= ends[last];
    const before = runs.at(-1); // the dates of an event come in order
    if (before && first <= before.last) {
      before.last = Math.max(before.last, last);
      before.within &&= within;
    } else runs.push({ first, last, within });
  }
  return runs;
}

/** Make the time line; returns a function that shows the state in it. */
function timeline(box) {
  if (buckets() === null) {
    box.replaceChildren(el("p", { class: "hint" }, t("time.none")));
    return () => {};
  }
  const { labels, unit } = buckets();
  const last = labels.length - 1;
  const bars = svg("svg", {
    class: "histogram",
    viewBox: `0 0 ${labels.length} ${HEIGHT}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  const handle = (name) =>
    el("input", {
      type: "range",
      id: `time-${name}`,
      class: `handle-${name}`,
      min: 0,
      max: last,
      step: 1,
      "aria-label": t(`time.${name}.handle`),
    });
  const [low, high] = [handle("since"), handle("until")];
  const field = (name) =>
    el("input", {
      type: "text",
      id: `date-${name}`,
      inputmode: "numeric",
      size: 10,
      placeholder: name === "since" ? labels[0] : labels[last],
      autocomplete: "off",
      "aria-describedby": "date-help",
    });
  const [since, until] = [field("since"), field("until")];
  const words = el("p", { class: "hint", id: "date-help" });
  const wrong = el("p", { class: "wrong", role: "alert" });
  const all = el("button", { type: "button", on: { click: () => filter({ since: "", until: "" }) } }, t("time.all"));

  const slide = (moved) => {
    let [a, b] = [Number(low.value), Number(high.value)];
    if (a > b) [a, b] = moved === low ? [a, a] : [b, b]; // a handle pushes the other along
    low.value = a;
    high.value = b;
    filter({ since: a === 0 ? "" : labels[a], until: b === last ? "" : labels[b] }, { replace: true });
  };
  for (const input of [low, high]) input.addEventListener("input", () => slide(input));
  const typed = () => {
    const [a, b] = [since.value.trim(), until.value.trim()];
    const bad = [a, b].find((date) => date && !days(date));
    wrong.textContent = bad
      ? t("time.wrong", { date: bad })
      : a && b && days(a).first > days(b).last
        ? t("time.backwards", { since: a, until: b })
        : "";
    if (!wrong.textContent) filter({ since: a, until: b });
  };
  for (const input of [since, until]) input.addEventListener("change", typed);

  box.replaceChildren(
    el("div", { class: "time-chart" }, bars, low, high),
    el(
      "div",
      { class: "time-fields" },
      el("label", { for: "date-since" }, t("time.since")),
      since,
      el("label", { for: "date-until" }, t("time.until")),
      until,
      all,
    ),
    words,
    wrong,
  );

  return (shown) => {
    const { since: from, until: to } = state.filters;
    const a = from ? bucketOf(days(from).first) : 0;
    const b = to ? bucketOf(days(to).first) : last;
    low.value = a;
    high.value = b;
    low.style.zIndex = a > last / 2 ? 1 : 0; // where both handles meet, the one that has somewhere to go lies on top
    low.setAttribute("aria-valuetext", from || t("time.start", { date: labels[0] }));
    high.setAttribute("aria-valuetext", to || t("time.end", { date: labels[last] }));
    since.value = from;
    until.value = to;
    wrong.textContent = "";
    all.disabled = !from && !to;
    const counts = histogram(shown);
    drawBars(bars, counts, a, b, Boolean(from || to));
    words.textContent = t(`time.words.${unit}`, {
      dated: plural("claim", counts.dated),
      byEvent: counts.byEvent ? t("time.by_event", { count: number(counts.byEvent) }) : "",
      undated: number(counts.undated),
    });
  };
}

function drawBars(bars, { within, touching }, low, high, narrowed) {
  let tallest = 1;
  for (let b = 0; b < within.length; b++) tallest = Math.max(tallest, within[b] + touching[b]);
  const made = document.createDocumentFragment();
  for (let b = 0; b < within.length; b++) {
    if (!within[b] && !touching[b]) continue;
    const outside = narrowed && (b < low || b > high) ? " outside" : "";
    const pale = (touching[b] / tallest) * HEIGHT;
    const solid = within[b] ? Math.max(2, (within[b] / tallest) * HEIGHT) : 0;
    if (pale)
      made.append(
        svg("rect", { x: b, y: round(HEIGHT - pale), width: 1, height: round(pale), class: `touching${outside}` }),
      );
    if (solid)
      made.append(
        svg("rect", {
          x: b,
          y: round(HEIGHT - pale - solid),
          width: 1,
          height: round(solid),
          class: `within${outside}`,
        }),
      );
  }
  bars.replaceChildren(made);
}
