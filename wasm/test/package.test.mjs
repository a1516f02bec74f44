// The package as its users get it: packed by npm, unpacked into their node_modules, imported by its name.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { pathOf } from "./files.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
let project;

before(async () => {
  project = await mkdtemp(join(tmpdir(), "kinfocus-"));
  const packed = execFileSync(npm, ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: pathOf("wasm/dist"),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
  const listed = JSON.parse(packed);
  const { files } = Array.isArray(listed) ? listed[0] : Object.values(listed)[0];
  for (const { path } of files) {
    await cp(pathOf(`wasm/dist/${path}`), join(project, "node_modules/kinfocus", path));
  }
  await writeFile(join(project, "package.json"), "{}");
});

after(() => rm(project, { recursive: true, force: true }));

const run = async (name, script) => {
  await writeFile(join(project, name), script);
  return execFileSync(process.execPath, [name], { cwd: project, encoding: "utf8" }).trim();
};

test("import finds it", async () => {
  const script = `import init, { evaluate } from "kinfocus"; await init(); console.log(evaluate({ asOf: "2026-11-23" }).asOf);`;
  assert.equal(await run("esm.mjs", script), "2026-11-23");
});

test("require finds it", async () => {
  const script = `const { evaluate } = require("kinfocus"); console.log(evaluate({ asOf: "2026-11-23" }).asOf);`;
  assert.equal(await run("cjs.cjs", script), "2026-11-23");
});

test("the web kind runs anywhere that hands it the module", async () => {
  const script = `
    import { readFileSync } from "node:fs";
    import { createRequire } from "node:module";
    import { evaluate, initSync } from "kinfocus/web";
    const module = readFileSync(createRequire(import.meta.url).resolve("kinfocus/kinfocus_wasm_bg.wasm"));
    initSync({ module });
    console.log(evaluate({ asOf: "2026-11-23" }).asOf);`;
  assert.equal(await run("web.mjs", script), "2026-11-23");
});

test("the examples of the README run as they stand", async () => {
  const examples = (await readFile(pathOf("wasm/dist/README.md"), "utf8")).matchAll(/```js\n(.*?)```/gs);
  const printed = [/: met until 2027-01-10$/m, /^(met|notMet|undetermined)$/];
  for (const [, example] of examples) assert.match(await run("readme.mjs", example), printed.shift());
  assert.deepEqual(printed, []);
});

test("the interview has an entry of its own, which does all the rest too", async () => {
  const check = `
    const { problems } = doubleCheck({}, "no/such");
    const interview = Interview.begin({ asOf: "2026-11-23" });
    console.log(problems[0].code, interview.question().fact, evaluate({ asOf: "2026-11-23" }).asOf);`;
  const inNode = `import init, { doubleCheck, evaluate, Interview } from "kinfocus/interview"; await init(); ${check}`;
  assert.match(await run("interview.mjs", inNode), /^unknownGoal member\S+ 2026-11-23$/);
  const common = `const { doubleCheck, evaluate, Interview } = require("kinfocus/interview"); ${check}`;
  assert.match(await run("interview.cjs", common), /^unknownGoal member\S+ 2026-11-23$/);
});

test("the kinds carry the same modules", async () => {
  const module = (file) => readFile(pathOf(`wasm/dist/${file}_bg.wasm`));
  for (const name of ["kinfocus_wasm", "kinfocus_interview"]) {
    const [web, bundler] = await Promise.all([`web/${name}`, `bundler/${name}`].map(module));
    assert.ok(web.equals(bundler), name);
  }
});

test("the modules hold no path of the machine that built them", async () => {
  const modules = ["kinfocus_wasm", "kinfocus_interview"].map((name) => readFile(pathOf(`wasm/dist/web/${name}_bg.wasm`), "latin1"));
  const module = (await Promise.all(modules)).join();
  for (const path of [homedir(), pathOf("."), "registry", ".cargo", "/home/", "/Users/"]) {
    assert.ok(!module.includes(path), path);
  }
  assert.ok(module.includes("core/src/"), "it does say where a panic would come from");
});
