// The part of the form about the health plan: managed care, Enhanced Care Management, other programs.

import { en as words } from "./content/en.js";
import { h } from "./dom.js";
import { SelectPart, YesNoPart, YesWhenPart } from "./fields.js";
import { HistoryPart, type EntryPart } from "./history.js";
import type { Reading } from "./reading.js";

/** What the answers say about a member. */
export interface PlanFacts {
  readonly enrollments: object | undefined;
  readonly overlappingPrograms: object | undefined;
  readonly ecm: { readonly enrolled?: boolean | undefined; readonly requestReceived?: object | string | undefined };
}

export function planSection(): { readonly element: HTMLElement; read(reading: Reading): PlanFacts } {
  const text = words.form.plan;
  const managedCare = new YesWhenPart(text.managedCare, words.form.start(text.managedCareSince), "managed-care");
  const programs = new HistoryPart(text.programs, programEntry, { id: "programs", noSaysNone: true });
  const enrolled = new YesNoPart(text.ecmEnrolled, "ecm-enrolled");
  const request = new YesWhenPart(text.ecmRequest, words.form.start(text.ecmRequestReceived), "ecm-request");
  const follow = h("div", { class: "follow", hidden: true }, request.element);
  enrolled.element.addEventListener("change", () => {
    follow.hidden = enrolled.chosen !== "no";
  });
  return {
    element: h(
      "section", { class: "card" }, h("h3", {}, text.title),
      managedCare.element, h("div", { class: "next" }, enrolled.element, follow), h("div", { class: "next" }, programs.element),
    ),
    read(reading) {
      const received = enrolled.chosen === "no"
        ? request.read("/member/ecm/requestReceived", "/member/ecm/requestReceived", reading)
        : undefined;
      return {
        enrollments: managedCare.readHistory("/member/enrollments", "start", reading, (start) => (
          { state: "CA", delivery: "managedCare", start }
        )),
        overlappingPrograms: programs.read("/member/overlappingPrograms", reading),
        // "No" to the request says only that none is waiting now; one may have been answered long ago.
        ecm: { enrolled: enrolled.read("/member/ecm/enrolled", reading), requestReceived: received || undefined },
      };
    },
  };
}

/** One program that goes on now. Which one it is makes the entry: without it, it says nothing. */
function programEntry(): EntryPart<object> {
  const text = words.form.plan.programs;
  const program = new SelectPart(text.program, text.names, text.nothing);
  return {
    elements: [program.element],
    read: (pointer, reading) => {
      const chosen = program.read(`${pointer}/program`, reading);
      return chosen === undefined ? undefined : { start: {}, program: chosen };
    },
  };
}
