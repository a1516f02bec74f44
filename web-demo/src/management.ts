// Enhanced Care Management: Population of Focus 8, and what else it takes.

import { en as words } from "./content/en.js";
import { h } from "./dom.js";
import type { Determination, Finding, Outcome } from "./engine.js";
import { ELIGIBLE, EXCLUDED, MANAGED_CARE, POPULATION_OF_FOCUS } from "./goals.js";
import { linkToGuide, mark, outcomeOf, row, type Surroundings } from "./pieces.js";

/** Whether the parts are told: once there is a population, or the outcome is settled. Before, who counts is the question. */
export function showsParts(answer: Determination): boolean {
  return populations(answer) === "met" || ["met", "notMet"].includes(outcomeOf(answer, ELIGIBLE));
}

/** Both outcomes, and for the second the three parts of it, each with the question that is still open. */
export function showManagement(answer: Determination, around: Surroundings): HTMLElement | undefined {
  const find = (wanted: string): Finding | undefined => answer.findings.find(({ id }) => id === wanted);
  const [population, eligible, plan, excluded] = [POPULATION_OF_FOCUS, ELIGIBLE, MANAGED_CARE, EXCLUDED].map(find);
  if (!population || !eligible || !plan || !excluded) return undefined;
  // Its one criterion says best where the population comes from, and how well that is known.
  const source = population.criteria[0] ?? population;
  const text = words.answer.management;
  const parts = showsParts(answer) && h(
    "ul", { class: "parts", "aria-label": text.parts },
    showPart(populations(answer), text.partPopulation),
    showPart(plan.outcome, text.partPlan, plan, around),
    showPart(opposite(excluded.outcome), text.partNotExcluded, excluded, around),
  );
  return h(
    "section", { class: "part management" },
    h("h3", {}, text.title),
    h("p", { class: "hint" }, text.help),
    h(
      "ul", { class: "criteria" },
      row(population.outcome, text.population, { id: population.id, citation: source.citation }, { lasting: population }),
      row(eligible.outcome, text.eligible, eligible, { lasting: eligible }),
    ),
    parts,
    !parts && eligible.outcome === "undetermined" && h(
      "p", { class: "hint" }, population.outcome === "notMet" ? text.otherPopulations : text.takes,
    ),
  );
}

/** One part, and where it is open, the way to its question. */
function showPart(outcome: Outcome, title: string, finding?: Finding, around?: Surroundings): HTMLElement {
  const asked = outcome === "undetermined" ? finding?.missing.map((fact) => around?.reading.fieldOfFact(fact)) : undefined;
  const field = asked?.find((one) => one !== undefined);
  const go = field && h("button", { type: "button", class: "link" }, field.question);
  if (field) go?.addEventListener("click", () => around?.goTo(field));
  return h(
    "li", {},
    mark(outcome),
    h(
      "div", {},
      h("p", {}, title, " ", h("strong", {}, words.answer.management.said[outcome])),
      go && h("p", {}, go),
      finding && h("p", { class: "cite" }, linkToGuide(finding.id, title)),
    ),
  );
}

/** Whether there is a Population of Focus: one is enough. */
function populations(answer: Determination): Outcome {
  const findings = answer.findings.filter(({ kind }) => kind === "population");
  const order: readonly Outcome[] = ["met", "undetermined", "notMet", "notInForce"];
  return order.find((wanted) => findings.some(({ outcome }) => outcome === wanted)) ?? "undetermined";
}

function opposite(outcome: Outcome): Outcome {
  return outcome === "met" ? "notMet" : outcome === "notMet" ? "met" : outcome;
}
