// A Chromium to test in, started so that it talks to nobody.

import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser that CHROME_PATH names (`cargo xtask test` finds or installs one), or playwright's own. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROME_PATH || undefined, args: ARGUMENTS });
}
