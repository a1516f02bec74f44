// Every vector of tests/vectors, in Node: as an object, as text, and beside the command line program.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";

import { evaluate, evaluateJson } from "../dist/node/index.mjs";
import { differences, withToday } from "./compare.mjs";
import { pathOf, vectors } from "./files.mjs";

const all = (await vectors()).map(({ file, vector }) => ({ file, vector: withToday(vector) }));

/** The case of a vector as text. */
const textOf = (vector) => vector.text ?? JSON.stringify(vector.case);

test("there are vectors", () => {
  assert.ok(all.length > 100, `only ${all.length} vectors were found`);
});

for (const file of new Set(all.map(({ file }) => file))) {
  describe(file, () => {
    for (const { vector } of all.filter((entry) => entry.file === file)) {
      test(`${vector.id}: ${vector.says}`, () => {
        const text = evaluateJson(textOf(vector));
        assert.deepEqual(differences(vector, JSON.parse(text)), [], "as text");
        if (!("case" in vector)) return;
        const object = evaluate(vector.case);
        assert.deepEqual(differences(vector, object), [], "as an object");
        // The two are made of the same numbers by code of their own: js/line.js and js/answer.js.
        assert.equal(JSON.stringify(object), text);
      });
    }
  });
}

test("the command line program prints the same bytes", () => {
  // One case a line: a text with a line break in it, or with nothing in it, has no line of its own.
  const lines = all.map(({ vector }) => textOf(vector)).filter((text) => text.trim() !== "" && !/[\r\n]/.test(text));
  assert.ok(lines.length > 100, `only ${lines.length} lines to compare`);
  const program = spawnSync(commandLineProgram(), ["evaluate"], {
    input: `${lines.join("\n")}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  assert.equal(program.stderr, "");
  const printed = program.stdout.split("\n");
  assert.equal(printed.pop(), "");
  assert.equal(printed.length, lines.length);
  lines.forEach((line, at) => assert.equal(evaluateJson(line), printed[at], line));
});

/** Named by `cargo xtask test`; else built here. */
function commandLineProgram() {
  const named = process.env.KINFOCUS_BIN;
  if (named) return named;
  const build = ["build", "-q", "-p", "kinfocus", "--features", "cli", "--bin", "kinfocus", "--message-format=json"];
  const output = execFileSync("cargo", build, { cwd: pathOf("."), encoding: "utf8", maxBuffer: 1 << 28 });
  const built = output.split("\n").filter(Boolean).map((line) => JSON.parse(line).executable).filter(Boolean);
  assert.ok(built.length === 1 && existsSync(built[0]), "the command line program was not built");
  return built[0];
}
