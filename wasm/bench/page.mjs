// How long a page waits: the package in Chromium, on a processor made four times slower.
//
// node page.mjs <folder of a web kind> [<another>, to take turns with it]
//
// Says where the last folder's package takes longer than it should: 60 ms for the first answer after loading, 16 for each
// further one, and one frame for any other piece of work on the way.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { launch } from "../test/chromium.mjs";
import { FIVE, TYPICAL } from "./cases.mjs";

const SITE = "http://kinfocus.test";
const SLOWER = 4;
const TURNS = 9;
const FIRST = 60;
const FURTHER = 16;
const FRAME = 1000 / 60;

const folders = process.argv.slice(2);
const browser = await launch();
const results = folders.map(() => []);
try {
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [at, folder] of folders.entries()) results[at].push(await visit(folder));
  }
} finally {
  await browser.close();
}

const names = { loading: "loading", first: "first answer", typical: "typical member, slowest of 20", five: "five documents, slowest of 20", longest: "longest task while loading" };
for (const [part, name] of Object.entries(names)) {
  const least = results.map((visits) => Math.min(...visits.map((visit) => visit[part])));
  console.log(`| Chromium, ${SLOWER} times slower: ${name} (ms) | ${least.map((time) => time.toFixed(1)).join(" | ")} |`);
}
const own = results.at(-1);
const least = (part) => Math.min(...own.map((visit) => visit[part]));
const late = [
  least("first") > FIRST && "the first answer",
  least("typical") > FURTHER && "a further answer",
  least("five") > FURTHER && "a further answer under five documents",
  least("longest") > FRAME && "a task while loading",
].filter(Boolean);
if (late.length > 0) console.log(`\nLonger than it should take: ${late.join(", ")}`);

async function visit(folder) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ body: "<!doctype html><html lang=en><title>Speed</title>", contentType: "text/html" });
    const contentType = pathname.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    const body = await readFile(join(folder, pathname)).catch(() => undefined);
    return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body, contentType });
  });
  await page.goto(`${SITE}/`);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline", "blink.user_timing"] });
  const times = await page.evaluate(
    async ({ typical, five }) => {
      const pause = () => new Promise((done) => setTimeout(done, 50));
      const took = (work) => {
        const begun = performance.now();
        work();
        return performance.now() - begun;
      };
      const begun = performance.now();
      const kinfocus = await import("/kinfocus_wasm.js");
      await kinfocus.default();
      const loading = performance.now() - begun;
      performance.mark("kinfocus-loaded");
      await pause();
      const first = took(() => kinfocus.evaluate(typical));
      const slowest = async (given) => {
        let slowest = 0;
        for (let turn = 0; turn < 20; turn++) {
          await pause();
          // The first under other documents is a first answer too: it meets code that nothing has used before.
          const time = took(() => kinfocus.evaluate({ ...given }));
          if (turn > 0) slowest = Math.max(slowest, time);
        }
        return slowest;
      };
      return { loading, first, typical: await slowest(typical), five: await slowest(five) };
    },
    { typical: TYPICAL, five: FIVE },
  );
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await context.close();
  return { ...times, longest: longestTask(traceEvents) };
}

/** The longest task of the page's main thread before it said that all is loaded, in milliseconds. */
function longestTask(events) {
  const loaded = events.find(({ name }) => name === "kinfocus-loaded");
  const tasks = events.filter(({ name, tid, pid, ts }) => name.endsWith("RunTask") && tid === loaded.tid && pid === loaded.pid && ts < loaded.ts);
  return Math.max(0, ...tasks.map(({ dur = 0 }) => dur)) / 1000;
}
