// The page in a real browser: whole journeys by keyboard, errors, no network, and axe on every state.
//
// Needs the built page (`cargo xtask demo` builds it) and a Chromium: CHROME_PATH, or `chromium` on PATH.

import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, beforeEach, afterEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const AS_OF = "2026-11-23";

/** The page's own files, and a note of every request. `refuse` stops some of them. */
class Site {
  requests = [];
  refuse = () => false;

  async open() {
    this.server = createServer((request, response) => void this.#answer(request, response));
    await new Promise((listening) => this.server.listen(0, "127.0.0.1", listening));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  /** Ends every connection: from now on the page has no network. */
  close() {
    this.server.closeAllConnections();
    return new Promise((closed) => this.server.close(closed));
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    this.requests.push(pathname);
    const file = path.join(ROOT, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    try {
      if (this.refuse(pathname) || !file.startsWith(ROOT)) throw new Error("refused");
      const content = await readFile(file).catch((missing) => {
        // The guide is built on its own; where it was not, any page will do in its place.
        if (pathname.startsWith("/guide/")) return "<!doctype html><title>Guide</title><link rel=icon href=data:,>";
        throw missing;
      });
      response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  }
}

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css",
  ".svg": "image/svg+xml", ".wasm": "application/wasm",
};

function browserPath() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
      try {
        accessSync(path.join(folder, name), constants.X_OK);
        return path.join(folder, name);
      } catch {
        // Not here.
      }
    }
  }
  throw new Error("no Chromium found: install one, or set CHROME_PATH");
}

describe("the page", () => {
  let browser, site, context, page, wrong;

  before(async () => {
    browser = await chromium.launch({ executablePath: browserPath(), args: ARGS });
  });
  after(() => browser?.close());
  beforeEach(async () => {
    site = await new Site().open();
    wrong = [];
  });
  afterEach(async () => {
    await context?.close();
    await site.close();
    assert.deepEqual(wrong, [], "nothing goes wrong unseen, and nothing is asked of another place");
  });

  /** Opens the page as it is first met; the browser's clock stands on the as-of day. */
  async function open(options = {}, within = browser) {
    context = await within.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US", ...options });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    page.on("request", (request) => new URL(request.url()).origin !== site.origin && wrong.push(request.url()));
    await page.clock.setFixedTime(`${AS_OF}T12:00:00`);
    await page.goto(site.origin);
    await page.locator("#form").waitFor();
  }

  /** The answer follows a moment after the last letter. */
  async function becomes(locator, expected, what) {
    for (let waited = 0; ; waited += 50) {
      const text = (await locator.count()) > 0 ? await locator.first().innerText() : "";
      if (expected instanceof RegExp ? expected.test(text) : text === expected) return;
      if (waited >= 3000) assert.fail(`${what}: ${expected} expected, and it is: ${text}`);
      await page.waitForTimeout(50);
    }
  }
  const headlineIs = (expected) => becomes(page.locator(".headline .outcome"), expected, "the first outcome");
  const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text) => page.keyboard.type(text);
  const isFocused = async (locator, what) =>
    assert.ok(await locator.evaluate((element) => element === document.activeElement), `focus is on ${what}`);

  /** Presses Tab until a matching element has focus. */
  async function tabTo(selector) {
    for (let presses = 0; presses < 80; presses += 1) {
      await press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    assert.fail(`no way by keyboard to ${selector}`);
  }

  const question = () => page.locator(".question");
  const choose = (id, answer) => page.locator(`#${id}`).getByText(answer, { exact: true }).click();
  /** Opens whatever is folded, or puts it away again. */
  const unfold = (where = "body", open = true) => page.evaluate(([within, wanted]) => {
    for (const details of document.querySelectorAll(`${within} details`)) details.open = wanted;
  }, [where, open]);

  async function fillDay(group, month, day, year) {
    await group.getByLabel("Month").fill(month);
    await group.getByLabel("Day").fill(day);
    await group.getByLabel("Year").fill(year);
  }

  /** In foster care in California from May 1, 2019 to January 10, 2026; born March 10, 2009. */
  async function fillStory({ end = ["1", "10", "2026"] } = {}) {
    await fillDay(page.locator("#birth-date"), "3", "10", "2009");
    await choose("foster-care", "Yes, now or before");
    const entry = page.locator(".entry").first();
    await entry.getByLabel("In which state was the case?").selectOption("CA");
    await fillDay(entry.getByRole("group", { name: "When did it begin?" }), "5", "1", "2019");
    await entry.getByText("It has ended").click();
    await fillDay(entry.getByRole("group", { name: "When was the last day?" }), ...end);
  }

  /** In a health plan, not in Enhanced Care Management, in no other program. */
  async function fillPlan() {
    await choose("managed-care", "Yes");
    await choose("ecm-enrolled", "No");
    await choose("programs", "No");
  }

  async function hasNoAxeViolations(what) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
    assert.deepEqual(found, [], what);
  }

  test("leads by keyboard alone from a blank form to the answer yes, and says until when", async () => {
    await open();
    await headlineIs("Cannot tell yet");
    await press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the questions");
    await press("Enter");
    assert.equal(await focused(), "form-title");
    await press("Tab");
    assert.equal(await focused(), "birth-date-month");
    await type("3");
    await press("Tab");
    await type("10");
    await press("Tab");
    await type("2009");
    await tabTo("#foster-care-yes");
    await press("Space", "Tab");
    await type("California");
    await press("Tab");
    await type("5");
    await press("Tab");
    await type("1");
    await press("Tab");
    await type("2019");
    await press("Tab", "Space", "ArrowRight", "Tab");
    await type("1");
    await press("Tab");
    await type("10");
    await press("Tab");
    await type("2026");
    await headlineIs("Yes");
    await tabTo("#managed-care-yes");
    await press("Space");
    await tabTo("#managed-care-day-year");
    await type("2019");
    await tabTo("#ecm-enrolled-yes");
    await press("ArrowRight");
    await tabTo("#programs-yes");
    await press("ArrowRight");
    await tabTo("form button[type=submit]");
    await press("Enter");
    assert.equal(await focused(), "answer-title");
    assert.equal(await page.locator(".headline .until").innerText(), "Stays so at least until January 10, 2027 if nothing else changes.");
    const later = await page.locator(".later li").allInnerTexts();
    assert.match(later[0], /January 11, 2027[^]*Cannot tell yet/);
    assert.match(later[1], /March 10, 2027[^]*No/);
    assert.match(await page.locator(".criteria .settles").innerText(), /Yes[^]*III\.C\.2/);
    const management = await page.locator(".management").innerText();
    assert.match(management, /Yes[^]*Population of Focus 8[^]*Yes[^]*Eligible for Enhanced Care Management/);
    assert.match(management, /health plan: yes[^]*no program that rules it out: yes/);
    assert.match(await page.locator(".required").innerText(), /Refer the member to Enhanced Care Management/);
    const spoken = "Child welfare-involved: Yes. Eligible for Enhanced Care Management: Yes.";
    await becomes(page.locator("[role=status]"), spoken, "what is read aloud");
  });

  test("can be asked about another day", async () => {
    await open();
    await fillStory();
    await page.locator("details.as-of summary").focus();
    await press("Enter", "Tab");
    assert.equal(await focused(), "as-of-month");
    await fillDay(page.locator("#as-of"), "1", "11", "2027");
    await headlineIs("Cannot tell yet");
    await fillDay(page.locator("#as-of"), "11", "11", "2025");
    await headlineIs("Not in force on this day");
  });

  test("says what is wrong in a list and at the field, and only lists it when asked", async () => {
    await open();
    await fillStory({ end: ["1", "10", "2018"] });
    const end = page.getByRole("group", { name: "When was the last day?" });
    const message = "The end is before the beginning. Please check both days.";
    assert.equal(await page.getByText(message).count(), 0, "nothing is called wrong while it is typed");
    await press("Tab");
    assert.equal(await end.locator(".error").innerText(), `${message}`);
    assert.ok(await page.locator(".summary").isHidden());
    await end.getByLabel("Year").press("Enter");
    const summary = page.locator(".summary");
    await isFocused(summary, "the list of problems");
    assert.match(await summary.getByRole("link").innerText(), new RegExp(`${message.replaceAll(".", "\\.")}$`));
    const year = end.getByLabel("Year");
    assert.equal(await year.getAttribute("aria-invalid"), "true");
    const described = await year.getAttribute("aria-describedby");
    assert.equal(await page.locator(`#${described}`).innerText(), message);
    await press("Tab", "Enter");
    await isFocused(end.getByLabel("Month"), "the first part of the day that is wrong");
    await end.getByLabel("Year").fill("2026");
    await summary.waitFor({ state: "hidden" });
    assert.equal(await year.getAttribute("aria-invalid"), null);
    await headlineIs("Yes");
  });

  test("lists its own problems and the engine's, and leaves unclear answers out", async () => {
    await open();
    await fillDay(page.locator("#birth-date"), "3", "10", "");
    await page.locator("#family-maintenance").getByText("Yes, now or before").click();
    await fillDay(page.getByRole("group", { name: "When did it begin?" }), "2", "30", "2025");
    await page.getByRole("button", { name: "Check my answers" }).click();
    const links = await page.locator(".summary a").allInnerTexts();
    assert.equal(links.length, 2);
    assert.match(links[0], /Add the year/);
    assert.match(links[1], /not in the calendar/);
    await fillDay(page.getByRole("group", { name: "When did it begin?" }), "2", "28", "2025");
    await headlineIs("Cannot tell yet");
    assert.match(await page.locator(".left-out").innerText(), /Left out/);
  });

  test("takes \"I don't know\" for every answer, and then asks for nothing more", async () => {
    await open();
    await page.locator("details.care summary").click();
    for (const radio of await page.getByRole("radio", { name: "I don’t know" }).all()) await radio.check();
    await headlineIs("Cannot tell yet");
    assert.equal(await page.locator(".error:visible").count(), 0);
    await becomes(page.locator(".left-out, .headline"), /./, "an answer");
    for (let asked = 0; asked < 30 && (await question().locator(".ask").count()) > 0; asked += 1) {
      await question().getByRole("button", { name: "I don’t know" }).click();
    }
    assert.match(await question().innerText(), /You have answered all that could matter here/);
    assert.match(await page.locator(".required").innerText(), /Nothing required so far/);
    await page.getByRole("button", { name: "Check my answers" }).click();
    assert.ok(await page.locator(".summary").isHidden());
    assert.equal(await focused(), "answer-title");
    await hasNoAxeViolations("after I don't know everywhere");
  });

  test("takes a rough day, and no for an answer", async () => {
    await open();
    await page.getByLabel("Year").first().fill("2015");
    for (const id of ["foster-care", "adoption-assistance", "family-maintenance"]) {
      await page.locator(`#${id}`).getByText("No, never").click();
    }
    await headlineIs("No");
    assert.equal(await page.locator(".question").count(), 0, "nothing more is asked");
    await hasNoAxeViolations("no");
    await page.locator("#adoption-assistance").getByText("Yes, now or before").click();
    await page.locator(".entry").getByLabel("Which state gives it?").selectOption("CA");
    await page.locator(".entry").getByText("It goes on").click();
    await page.getByRole("group", { name: "When did it begin?" }).getByLabel("Year").fill("2020");
    await headlineIs("Yes");
  });

  test("moves focus to the field of the next question", async () => {
    await open();
    const next = () => question().getByRole("button", { name: "Answer this" }).press("Enter");
    await next();
    assert.equal(await focused(), "birth-date-month");
    await type("3");
    await press("Tab");
    await type("10");
    await press("Tab");
    await type("2009");
    await becomes(question().locator(".ask"), /foster care|adoption|family maintenance/, "the next question");
    await next();
    assert.match(await focused(), /^(foster-care|adoption-assistance|family-maintenance)-yes$/);
  });

  test("asks first who counts, then about the plan, then about care, and says what an answer would settle", async () => {
    await open();
    assert.match(await question().innerText(), /What would help most[^]*When were they born\?/);
    assert.match(await question().locator(".options").innerText(), /If born on November 23, 2000 or before: .*Child welfare-involved.*: No/);
    await page.locator("#birth-date").getByLabel("Year").fill("2015");
    await choose("foster-care", "No, never");
    await choose("family-maintenance", "No, never");
    await becomes(question(), /adoption assistance[^]*If no: Child welfare-involved and Population of Focus 8: No/, "the question");
    await choose("foster-care", "Yes, now or before");
    await choose("adoption-assistance", "No, never");
    await page.locator(".entry").getByLabel("In which state was the case?").selectOption("CA");
    const ended = /Time in foster care: Has it ended\?[^]*If it ended between .*: No\n+If it ended on November 23, 2025 or later: Yes$/m;
    await becomes(question(), ended, "the question");
    await page.locator(".entry").getByText("Still in care").click();
    await headlineIs("Yes");
    await becomes(question(), /Enhanced Care Management[^]*Medi-Cal health plan\?[^]*If no: Eligible for Enhanced Care Management: No/, "the question");
    const parts = page.locator(".management .parts");
    assert.match(await parts.innerText(), /health plan: not known yet[^]*rules it out: not known yet/);
    await parts.getByRole("button", { name: "Are they in another care program?" }).press("Enter");
    assert.equal(await focused(), "programs-yes");
    await choose("managed-care", "Yes");
    await becomes(question(), /another care program\?[^]*If no: Eligible for Enhanced Care Management: Yes/, "the question");
    await choose("programs", "No");
    await becomes(question(), /To see what must happen next/, "the question");
    await unfold();
    for (let asked = 0; asked < 20 && (await question().locator(".options").count()) === 0; asked += 1) {
      await question().getByRole("button", { name: "I don’t know" }).click();
    }
    assert.match(await question().locator(".options").innerText(), /^If (yes|no): (Required|Not needed): /);
  });

  test("says by when, and marks what is overdue in words", async () => {
    await open();
    await fillStory();
    await fillPlan();
    await choose("ecm-request", "Yes");
    await fillDay(page.locator("#ecm-request-day"), "11", "20", "2026");
    const first = page.locator(".required .action").first();
    // Thanksgiving and the day after are no working days.
    await becomes(first, /Decide the request[^]*By December 1, 2026[^]*5 working days after November 20, 2026/, "the first action");
    assert.equal(await page.locator(".required .late").count(), 0);
    await page.locator("#ecm-request-day").getByLabel("Day").fill("2");
    await becomes(first, /Overdue: was due November 9, 2026/, "the first action");
    assert.match(await page.locator(".required h3").innerText(), /1 overdue/);
    await choose("ecm-request", "No");
    await becomes(first, /^(?!.*Decide the request)/s, "the first action");
  });

  test("takes another program for what it is, and one without a name for none", async () => {
    await open();
    await fillStory();
    await fillPlan();
    const eligible = page.locator(".management .criteria li").nth(1);
    await becomes(eligible, /^Yes/, "eligible");
    await choose("programs", "Yes");
    await becomes(eligible, /^Cannot tell yet/, "eligible");
    await page.getByLabel("Which program?").selectOption("hospice");
    await becomes(eligible, /^No/, "eligible");
    assert.match(await page.locator(".management .parts").innerText(), /rules it out: no/);
    await page.getByLabel("Which program?").selectOption("californiaWraparound");
    await becomes(eligible, /^Yes/, "eligible");
    await page.getByText("There may be other programs I don’t know about").click();
    await becomes(eligible, /^Cannot tell yet/, "eligible");
  });

  test("folds the other findings away, and what does not apply once more", async () => {
    await open();
    await fillStory();
    await headlineIs("Yes");
    const others = page.locator("#others");
    const inner = page.locator("#not-applying");
    assert.ok(!(await others.getByText("Population of Focus 1").isVisible()));
    await others.locator("> summary").press("Enter");
    assert.ok(await others.getByText("Population of Focus 1").isVisible());
    assert.ok(!(await inner.getByText("Population of Focus 5").isVisible()));
    await inner.locator("> summary").press("Enter");
    assert.ok(await inner.getByText("Population of Focus 5").isVisible());
    assert.equal(await inner.getByText("Cannot tell yet").count(), 0);
    await choose("managed-care", "Yes");
    await becomes(page.locator(".management .parts"), /health plan: yes/, "the parts");
    assert.ok(await inner.getByText("Population of Focus 5").isVisible(), "what was opened stays open");
  });

  test("leads from each finding, criterion and action to its place in the guide", async () => {
    await open();
    await fillStory();
    await fillPlan();
    await headlineIs("Yes");
    await unfold("#answer");
    const { findings, actions } = await page.evaluate(async () => {
      const copied = new Promise((done) => (navigator.clipboard.writeText = async (text) => done(text)));
      document.querySelector(".copy").click();
      return JSON.parse(await copied).determination;
    });
    const links = await page.locator("#answer a[href^=guide]").evaluateAll((all) =>
      all.map((link) => ({ to: link.getAttribute("href"), target: link.target, name: link.textContent })));
    const to = new Set(links.map((link) => link.to));
    const main = findings.find(({ id }) => id.endsWith("/child-welfare-involved"));
    const shown = [
      ...findings.filter((finding) => finding !== main), ...main.criteria,
      ...actions.filter(({ outcome }) => ["required", "optional", "undetermined"].includes(outcome)),
    ];
    for (const { id } of shown) {
      const [policy, ...rest] = id.split("/");
      assert.ok(to.has(`guide/${policy}.html#${rest.join("/")}`), id);
    }
    for (const { to: href, target, name } of links) {
      assert.equal(target, "", "in the same tab");
      assert.match(name, /^How this rule works: ./, href);
    }
    assert.equal(new Set(links.map(({ to: href, name }) => `${href} ${name}`)).size, links.length, "no link twice");
  });

  test("still has the answers after a page of the guide was read", async () => {
    // Chromium's own way back, which its remote control otherwise switches off.
    const usual = await chromium.launch({ executablePath: browserPath(), args: ARGS, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    try {
      await open({}, usual);
      await fillStory();
      await headlineIs("Yes");
      await page.locator(".criteria .settles").getByRole("link").click();
      await page.waitForURL(/guide/);
      await page.evaluate(() => setTimeout(() => history.back()));
      await page.waitForURL((url) => url.pathname === "/", { waitUntil: "commit" });
      await headlineIs("Yes");
      assert.equal(await page.locator("#birth-date").getByLabel("Year").inputValue(), "2009");
    } finally {
      await usual.close();
    }
  });

  test("adds and removes a time, and keeps focus", async () => {
    await open();
    await page.locator("#foster-care").getByText("Yes, now or before").click();
    await page.getByRole("button", { name: "Add another time in foster care" }).press("Enter");
    const second = page.getByRole("group", { name: "Time in foster care, number 2" });
    await isFocused(second.getByLabel("In which state was the case?"), "the new entry");
    await second.getByRole("button", { name: "Remove: Time in foster care, number 2" }).press("Enter");
    assert.equal(await page.locator(".entry").count(), 1);
    await isFocused(page.locator(".entry").getByLabel("In which state was the case?"), "the entry that is left");
  });

  test("asks nothing of the network once it is loaded, and opens without one", async () => {
    await open();
    await page.evaluate(() => navigator.serviceWorker.ready);
    const loaded = site.requests.length;
    await fillStory();
    await page.getByRole("button", { name: "Check my answers" }).click();
    await headlineIs("Yes");
    assert.deepEqual(site.requests.slice(loaded), []);
    await page.reload();
    await page.locator("#form").waitFor();
    await site.close();
    await page.reload();
    await page.locator("#form").waitFor();
    await fillStory();
    await headlineIs("Yes");
    site = await new Site().open();
    wrong = wrong.filter((text) => !text.includes("ERR_CONNECTION"));
  });

  test("keeps all of its files for use without a network", async () => {
    await open();
    await page.evaluate(() => navigator.serviceWorker.ready);
    const used = new Set(await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)));
    const kept = new Set(await page.evaluate(async () => {
      const requests = await (await caches.open("kinfocus-page")).keys();
      return requests.map(({ url }) => new URL(url).pathname);
    }));
    assert.deepEqual([...used].filter((file) => !kept.has(file) && file !== "/sw.js"), []);
  });

  test("may send nothing to another place", async () => {
    await open();
    const blocked = await page.evaluate(() => fetch("https://example.org/").then(() => false, () => true));
    assert.ok(blocked);
    assert.ok(wrong.some((text) => text.includes("Content Security Policy")));
    wrong = [];
  });

  test("says plainly when the engine cannot be loaded", async () => {
    site.refuse = (file) => file.endsWith(".wasm");
    context = await browser.newContext();
    page = await context.newPage();
    await page.goto(site.origin);
    await page.getByRole("heading", { name: "This page could not start." }).waitFor();
    await hasNoAxeViolations("where the engine failed");
  });

  test("says plainly that it needs JavaScript", async () => {
    context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
    await page.goto(site.origin);
    assert.match(await page.locator("body").innerText(), /needs JavaScript/);
    assert.ok(await page.locator(".needs-script").isHidden());
  });

  for (const [what, options] of [
    ["on a desktop", {}],
    ["on a phone", { viewport: { width: 320, height: 640 } }],
    ["in the dark", { colorScheme: "dark" }],
    ["on a phone in the dark", { viewport: { width: 390, height: 800 }, colorScheme: "dark" }],
  ]) {
    test(`has no axe violations ${what}: blank, with an answer, with problems`, async () => {
      await open({ reducedMotion: "reduce", ...options });
      await hasNoAxeViolations("blank");
      await unfold();
      await hasNoAxeViolations("opened");
      await unfold("body", false);
      await fillStory();
      await fillPlan();
      await choose("ecm-request", "Yes");
      await fillDay(page.locator("#ecm-request-day"), "11", "2", "2026");
      await page.locator(".due.late").waitFor();
      await hasNoAxeViolations("something is overdue");
      await unfold();
      await headlineIs("Yes");
      await hasNoAxeViolations("with an answer");
      await fillDay(page.locator("#as-of"), "11", "11", "2025");
      await hasNoAxeViolations("not in force");
      await fillDay(page.getByRole("group", { name: "When was the last day?" }), "1", "10", "2018");
      await page.getByRole("button", { name: "Check my answers" }).click();
      await page.locator(".summary").waitFor();
      await hasNoAxeViolations("with problems");
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= page.viewportSize().width, `nothing sticks out at the side: ${width}`);
    });
  }
});
