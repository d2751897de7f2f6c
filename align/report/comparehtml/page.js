
(() => {
  const root = document.documentElement, all = (what, of = document) => [...of.querySelectorAll(what)];
  root.classList.add("scripts");

  // What a filter leaves out is marked no more; what else shares its words is.
  const kept = kind => new Set(all(`[data-${kind}]:checked`).map(box => box.dataset[kind]));
  const entries = all(".summary [data-d]");
  function filter() {
    const kinds = kept("kind"), grades = kept("grade");
    const shown = new Set(entries.filter(e => kinds.has(e.dataset.kind) && grades.has(e.dataset.grade)).map(e => e.dataset.d));
    const off = e => !e.dataset.d.split(" ").some(id => shown.has(id));
    for (const e of all("[data-d]")) e.classList.toggle(e.matches(".row") ? "hushed" : "off", off(e));
  }
  all(".filter input").forEach(box => box.addEventListener("change", filter));

  // The table of facts and the redline are more than all else. With scripts they are
  // made when they are first shown; until then they are text, which costs little.
  const makeOnce = what => {
    const kept = document.querySelector(what + " > noscript");
    if (kept) kept.outerHTML = kept.textContent;
  };
  document.querySelector("details.facts")?.addEventListener("toggle", () => makeOnce(".facts"));
  document.getElementById("redline")?.addEventListener("change", () => makeOnce(".redline"));

  // n and N go to the next and the previous difference that is shown.
  function go(step) {
    const places = all(document.querySelector("#redline:checked") ? ".redline p:has(del, ins)" : ".row[data-d]:not(.hushed)");
    if (!places.length) return;
    const from = places.findIndex(place => place.classList.contains("at"));
    const to = from < 0 ? (step > 0 ? 0 : places.length - 1) : (from + step + places.length) % places.length;
    all(".at").forEach(place => place.classList.remove("at"));
    places[to].classList.add("at");
    places[to].scrollIntoView({ block: "center" });
  }
  const flip = id => document.getElementById(id)?.click();
  const keys = { n: () => go(1), N: () => go(-1), p: () => go(-1), d: () => flip("only"), r: () => flip("redline"), f: () => flip("facts") };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = keys[event.key] || { KeyN: event.shiftKey ? keys.N : keys.n, KeyP: keys.p, KeyD: keys.d, KeyR: keys.r, KeyF: keys.f }[event.code];
    if (key) { event.preventDefault(); key(); }
  });
})();
