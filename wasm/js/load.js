// Loads a module piece by piece, so that a page goes on in between: no piece should take it longer than one frame.
//
// A browser compiles each function when it is first called. The last pieces use the module in small steps, so that the first
// answer that somebody waits for finds most of it compiled.

const pause = () => new Promise((goOn) => setTimeout(goOn));

/** Begins with what was given, or with the module at a place, and uses `evaluate` for a while. */
export function load(begin, evaluate, given, place) {
  // Nobody sees frames where there is no page.
  return typeof document === "undefined" ? begin(given) : loadForPage(begin, evaluate, given, place);
}

async function loadForPage(begin, evaluate, given, place) {
  await pause();
  const module_or_path = await compiled(await fetched((await given) ?? place));
  await pause();
  const exports = await begin({ module_or_path });
  for (const step of STEPS) {
    await pause();
    evaluate(step);
  }
  await pause();
  return exports;
}

function fetched(given) {
  const from = given.module_or_path ?? given;
  const isPlace = typeof from === "string" || from instanceof URL || from instanceof Request;
  return isPlace ? fetch(from) : from;
}

async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (!(source instanceof Response)) return WebAssembly.compile(source);
  if (!source.ok) throw new Error(`${source.url} could not be loaded: ${source.status} ${source.statusText}`);
  const isNamed = source.headers.get("Content-Type") === "application/wasm";
  return isNamed ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}

const on = (asOf, policy, member) => ({ asOf, policies: [policy], member });

/** Cases that come upon the parts of the module one after the other. */
const STEPS = [
  "",
  on("2000-01-01", "nc-cfii", {}),
  on("2026-11-23", "nc-cfii", { birthDate: "1950-01-01" }),
  on("2026-11-23", "ca-phc-mcbp8015", { birthDate: "1950-01-01" }),
  on("2026-11-23", "ca-phc-mcbp8015", { birthDate: "2015-01-01", fosterCare: [{ start: "2019-05-01", state: "CA" }] }),
  on("2026-11-23", "nc-cfii", { birthDate: "2015" }),
];
