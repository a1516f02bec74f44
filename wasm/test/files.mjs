// Where the tests find things.

import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The folder of the whole project. */
export const root = new URL("../../", import.meta.url);

/** The path of a file of the project. */
export const pathOf = (file) => fileURLToPath(new URL(file, root));

/** Every vector of tests/vectors, each with the file it is from. */
export async function vectors() {
  const folder = new URL("tests/vectors/", root);
  const names = await readdir(folder, { recursive: true });
  const files = names.map((name) => name.replaceAll("\\", "/")).filter((name) => /\/.*\.json$/.test(name)).sort();
  const found = [];
  for (const file of files) {
    const { vectors } = JSON.parse(await readFile(new URL(file, folder), "utf8"));
    if (!vectors?.length) throw new Error(`tests/vectors/${file} holds no vector`);
    for (const vector of vectors) found.push({ file, vector });
  }
  return found;
}
