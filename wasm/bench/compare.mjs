// How long the package takes beside an older build of it and beside another engine, all in one run: `cargo xtask compare`.
//
// node compare.mjs <folder of the older node kind> <folder of this node kind> [<ZEN's folder>]
//
// The machine is never quiet: the ways to be compared take turns, and of many turns the quickest counts.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";

import { FIVE, TYPICAL } from "./cases.mjs";

/** The five criteria of child welfare involvement, as somebody would write them for ZEN: yes or no on one day, no more. */
const runs = (history) => `some(member.${history}, #.state == 'CA' and d(#.start) <= d(asOf) and (#.end == null or d(asOf) <= d(#.end)))`;
const ended = (history) => `some(member.${history}, #.state == 'CA' and #.end != null and d(#.end) < d(asOf) and d(asOf) <= d(#.end).add(12, 'month'))`;
const under = (age) => `d(asOf) < d(member.birthDate).add(${age}, 'year')`;
const FIVE_BOOLEANS = `[
  ${under(21)} and ${runs("fosterCare")},
  ${under(21)} and ${ended("fosterCare")},
  ${under(26)} and not (${under(18)}) and some(member.fosterCare, #.end == null or d(member.birthDate).add(18, 'year') <= d(#.end)),
  ${under(18)} and ${runs("adoptionAssistance")},
  ${under(18)} and (${runs("familyMaintenance")} or ${ended("familyMaintenance")})
]`;

const [before, now, zen, role] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const moduleOf = (folder) => `${folder}/kinfocus_wasm.js`;

if (role === "start") {
  // One process, one start: what the module takes until its first answer.
  const begun = performance.now();
  const { evaluate } = require(moduleOf(now));
  const loaded = performance.now();
  evaluate(TYPICAL);
  console.log(loaded - begun, performance.now() - begun);
} else {
  start();
  await calls();
}

function start() {
  const folders = [before, now];
  const times = folders.map(() => []);
  for (let turn = 0; turn < 25; turn++) {
    folders.forEach((folder, at) => {
      const call = [fileURLToPath(import.meta.url), folder, folder, "-", "start"];
      times[at].push(execFileSync(process.execPath, call, { encoding: "utf8" }).trim().split(" ").map(Number));
    });
  }
  const least = (at, part) => Math.min(...times[at].map((time) => time[part]));
  row("Node: loading the module (ms)", least(0, 0), least(1, 0));
  row("Node: loading it, and the first answer (ms)", least(0, 1), least(1, 1));
}

async function calls() {
  const [old, own] = [before, now].map((folder) => require(moduleOf(folder)));
  const [typicalText, fiveText] = [TYPICAL, FIVE].map((value) => JSON.stringify(value));
  const both = (call, calls) => inTurns([old, own].map((kinfocus) => () => call(kinfocus)), calls);
  const rows = [
    ["typical member, object to object (µs)", (kinfocus) => kinfocus.evaluate(TYPICAL), 300],
    ["typical member, text to text (µs)", (kinfocus) => kinfocus.evaluateJson(typicalText), 300],
    ["five documents, little known, object to object (µs)", (kinfocus) => kinfocus.evaluate(FIVE), 6],
    ["five documents, little known, text to text (µs)", (kinfocus) => kinfocus.evaluateJson(fiveText), 6],
  ];
  for (const [name, call, count] of rows) row(name, ...both(call, count));
  if (!zen || zen === "-") return;

  const other = await import(pathToFileURL(`${zen}/dist/zen_engine_wasm.js`).href);
  other.initSync({ module: readFileSync(`${zen}/dist/zen_engine_wasm_bg.wasm`) });
  const answers = other.evaluateExpression(FIVE_BOOLEANS, TYPICAL);
  if (JSON.stringify(answers) !== "[true,false,false,false,false]") throw new Error(`ZEN answers otherwise: ${answers}`);
  const ways = [() => other.evaluateExpression(FIVE_BOOLEANS, TYPICAL), () => own.evaluate(TYPICAL)];
  row("ZEN, five booleans of the typical member, beside its determination (µs)", ...inTurns(ways, 300));
}

/** Microseconds a call, of the quickest turn of each. */
function inTurns(ways, calls) {
  const turn = (way) => {
    const begun = performance.now();
    for (let call = 0; call < calls; call++) way();
    return ((performance.now() - begun) / calls) * 1000;
  };
  ways.forEach((way) => Array.from({ length: 4 }, () => turn(way)));
  const least = ways.map(() => Infinity);
  for (let round = 0; round < 40; round++) ways.forEach((way, at) => (least[at] = Math.min(least[at], turn(way))));
  return least;
}

function row(name, then, here) {
  const digits = then < 100 ? 1 : 0;
  console.log(`| ${name} | ${then.toFixed(digits)} | ${here.toFixed(digits)} | ${(here / then).toFixed(2)} |`);
}
