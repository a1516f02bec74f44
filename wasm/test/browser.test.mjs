// Every vector of tests/vectors, in a page of a real browser, through the web kind of the package.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./chromium.mjs";
import { withToday } from "./compare.mjs";
import { pathOf, vectors } from "./files.mjs";

const SITE = "http://kinfocus.test";
const FILES = {
  "/": { body: "<!doctype html><html lang=en><title>Vectors</title>", contentType: "text/html" },
  "/compare.mjs": { path: pathOf("wasm/test/compare.mjs"), contentType: "text/javascript" },
  "/kinfocus_wasm.js": { path: pathOf("wasm/dist/web/kinfocus_wasm.js"), contentType: "text/javascript" },
  "/kinfocus_wasm_bg.wasm": { path: pathOf("wasm/dist/web/kinfocus_wasm_bg.wasm"), contentType: "application/wasm" },
};

let browser;
let page;
const strangers = [];
const complaints = [];

before(async () => {
  browser = await launch();
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.route("**/*", (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (pathname === "/favicon.ico") return route.fulfill({ status: 204 });
    const file = origin === SITE ? FILES[pathname] : undefined;
    if (file) return route.fulfill(file);
    strangers.push(route.request().url());
    return route.abort();
  });
  await page.goto(`${SITE}/`);
  await page.evaluate(async () => {
    const [{ default: init, ...kinfocus }, { differences }] = await Promise.all([import("/kinfocus_wasm.js"), import("/compare.mjs")]);
    await init();
    Object.assign(globalThis, { kinfocus, differences });
  });
});

after(() => browser?.close());

test("every vector gives the expected answer, as an object and as text", async () => {
  const all = (await vectors()).map(({ vector }) => withToday(vector));
  assert.ok(all.length > 100, `only ${all.length} vectors were found`);
  const { run, failed } = await page.evaluate((vectors) => {
    const failed = [];
    for (const vector of vectors) {
      const answers = [JSON.parse(kinfocus.evaluateJson(vector.text ?? JSON.stringify(vector.case)))];
      if ("case" in vector) answers.push(kinfocus.evaluate(vector.case));
      const found = answers.flatMap((answer) => differences(vector, answer));
      const [text, object = text] = answers.map((answer) => JSON.stringify(answer));
      if (text !== object) found.push("the object is another than the text");
      if (found.length) failed.push({ id: vector.id, found });
    }
    return { run: vectors.length, failed };
  }, all);
  assert.deepEqual(failed, []);
  assert.equal(run, all.length);
});

test("where no day is asked about, it is today, here", async () => {
  const { asOf, today } = await page.evaluate(() => ({
    asOf: kinfocus.evaluate({}).asOf,
    today: new Date().toLocaleDateString("sv-SE"),
  }));
  assert.equal(asOf, today);
});

test("nothing but the package's own files was asked for, and nothing complained", () => {
  assert.deepEqual(strangers, []);
  assert.deepEqual(complaints, []);
});
