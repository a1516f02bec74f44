// The engine: the only place where the WebAssembly package is known.

import type { Case, Determination, Refusal } from "../pkg/kinfocus_wasm.js";

export type { Case, Determination };
export type Finding = Determination["findings"][number];
export type Criterion = Finding["criteria"][number];
export type Action = Determination["actions"][number];
export type Question = Determination["questions"][number];
export type AnswerOption = Question["options"][number];
export type Citation = Finding["citation"];
export type Outcome = Finding["outcome"];
export type Problem = Refusal["problems"][number];

export interface Engine {
  /** The determination of a case, or every problem it has. */
  evaluate(facts: Case): Determination | Refusal;
  readonly version: string;
}

/** Loads the engine. Rejects where it cannot be loaded or the browser cannot run it. */
export async function loadEngine(): Promise<Engine> {
  const kinfocus = await import("../pkg/kinfocus_wasm.js");
  await kinfocus.default();
  return { evaluate: (facts) => kinfocus.evaluate(facts), version: kinfocus.version() };
}
