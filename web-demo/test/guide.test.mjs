// The policy guide in a real browser: axe, what fits where, links by keyboard, and a picture of each kind of page.
//
// Needs the written guide (`cargo xtask demo` writes it) and a Chromium: CHROME_PATH, or `chromium` on PATH.
// The pictures it takes are left in `test-results/`, for whoever wants to look at them.

import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PICTURES = fileURLToPath(new URL("../../test-results/", import.meta.url));
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

const INDEX = "guide/index.html";
const DOCUMENT = "guide/ca-phc-mcbp8015.html";
/** A shorter one, at which axe can look in every light. */
const SHORT = "guide/la-csoc.html";

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

describe("the policy guide", () => {
  let browser, server, origin, context, page, wrong;

  before(async () => {
    server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url, "http://localhost");
      const file = path.join(ROOT, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
      try {
        if (!file.startsWith(ROOT)) throw new Error("refused");
        const content = await readFile(file);
        response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(content);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    origin = `http://127.0.0.1:${server.address().port}/`;
    await mkdir(PICTURES, { recursive: true });
    browser = await chromium.launch({ executablePath: browserPath(), args: ARGS });
  });
  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });
  afterEach(async () => {
    await context?.close();
    assert.deepEqual(wrong, [], "nothing goes wrong unseen, and nothing is asked of another place");
  });

  async function open(address, options = {}) {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    page = await context.newPage();
    wrong = [];
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    page.on("request", (request) => !request.url().startsWith(origin) && !request.url().startsWith("data:") && wrong.push(request.url()));
    page.on("response", (response) => response.status() >= 400 && wrong.push(response.url()));
    await page.goto(new URL(address, origin).href);
  }

  for (const [what, options, document = SHORT] of [
    ["on a desktop", {}, DOCUMENT],
    ["on a phone", { viewport: { width: 390, height: 844 } }],
    ["on a narrow phone in the dark", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }],
    ["in the dark", { colorScheme: "dark" }],
  ]) {
    for (const address of [INDEX, document]) {
      test(`${address} has no axe violations ${what}, and nothing sticks out at the side`, async () => {
        await open(address, options);
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join("\n")}`);
        assert.deepEqual(found, []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= page.viewportSize().width, `${width} wide`);
        const name = `guide-${path.basename(address, ".html")}-${what.replaceAll(" ", "-")}.png`;
        const picture = await page.screenshot({ path: path.join(PICTURES, name) });
        assert.ok(picture.length > 10_000, "the picture shows something");
      });
    }
  }

  test("every text of a picture fits its box, on every page", async () => {
    const pages = (await readdir(path.join(ROOT, "guide"))).filter((name) => name.endsWith(".html"));
    assert.ok(pages.length > 2, "the guide is written");
    for (const name of pages) {
      await open(`guide/${name}`);
      const found = await page.evaluate(() => [...document.querySelectorAll(".picture rect")].flatMap((rect) => {
        const box = rect.getBBox();
        const text = rect.nextElementSibling.getBBox();
        const fits = text.x >= box.x && text.x + text.width <= box.x + box.width + 1
          && text.y >= box.y && text.y + text.height <= box.y + box.height;
        return fits ? [] : [rect.nextElementSibling.textContent];
      }));
      assert.deepEqual(found, [], name);
      const outside = await page.evaluate(() => [...document.querySelectorAll(".picture svg")].filter((svg) => {
        const inside = svg.getBBox();
        const { width, height } = svg.viewBox.baseVal;
        return inside.x < 0 || inside.y < 0 || inside.x + inside.width > width || inside.y + inside.height > height;
      }).length);
      assert.equal(outside, 0, `${name}: pictures lie inside their frames`);
      await context.close();
    }
  });

  test("leads by keyboard past the contents, into a picture, and on to the rule it names", async () => {
    await open(`${DOCUMENT}#review-prior-authorizations`);
    const link = page.locator("#review-prior-authorizations .picture a");
    await link.focus();
    assert.ok(await link.evaluate((element) => element === document.activeElement), "the box that names a rule takes focus");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#child-welfare-involved$/);
    const top = await page.locator("#child-welfare-involved").evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 200, `the rule is in sight: ${top}`);
    await page.goto(new URL(DOCUMENT, origin).href);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the guide");
  });

  test("a picture wider than a phone is moved by the arrow keys", async () => {
    await open(`${DOCUMENT}`, { viewport: { width: 360, height: 640 } });
    const frame = page.locator('[id="child-welfare-involved/aged-out"] .picture');
    await frame.focus();
    assert.ok(await frame.evaluate((element) => element.scrollWidth > element.clientWidth));
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
  });

  test("looks like the page it belongs to", async () => {
    const tokens = () => page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const names = ["paper", "surface", "raised", "ink", "soft", "line", "accent", "on-accent", "tint", "marigold", "unsure", "band"];
      return names.map((name) => `${name}: ${style.getPropertyValue(`--${name}`)}`);
    });
    for (const colorScheme of ["light", "dark"]) {
      await open(INDEX, { colorScheme });
      const ours = await tokens();
      await page.setContent(`<link rel="stylesheet" href="${origin}styles.css">`, { waitUntil: "load" });
      assert.deepEqual(ours, await tokens(), colorScheme);
      await context.close();
    }
  });

  test("is where the page's links look for it", async () => {
    const script = await readFile(path.join(ROOT, "dist/guide.js"), "utf8");
    const { guideLink } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
    assert.equal(guideLink("ca-phc-mcbp8015"), DOCUMENT);
    assert.equal(guideLink("ca-phc-mcbp8015/high-risk/complex-medical"), `${DOCUMENT}#high-risk/complex-medical`);
    await open(guideLink("ca-phc-mcbp8015/child-welfare-involved/aged-out"));
    assert.match(await page.locator(":target h4").innerText(), /aged out of foster care/);
  });

  test("is kept whole for use without a network", async () => {
    const kept = await readFile(path.join(ROOT, "sw.js"), "utf8");
    const files = await readdir(path.join(ROOT, "guide"));
    assert.deepEqual(files.filter((name) => !kept.includes(`"guide/${name}"`)), []);
    wrong = [];
  });
});
