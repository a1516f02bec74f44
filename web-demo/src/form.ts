// The form: what it asks, in order, and how the answers become a case.

import { en as words } from "./content/en.js";
import { h } from "./dom.js";
import type { Case } from "./engine.js";
import { DayPart, EndPart, type DayValue, type Part, RadioPart, SelectPart, TextPart, YesNoPart, YesWhenPart, type Wording } from "./fields.js";
import { HistoryPart, type EntryPart } from "./history.js";
import { GOALS, POLICIES } from "./goals.js";
import { CALIFORNIA_COUNTIES, STATES } from "./places.js";
import { planSection } from "./plan.js";
import { Field, Reading } from "./reading.js";

/** The form, and the case it says. */
export interface Form {
  readonly element: HTMLFormElement;
  read(): { readonly facts: Case; readonly reading: Reading };
}

/** @param today the as-of day to begin with, as `YYYY-MM-DD` */
export function makeForm(today: string): Form {
  const text = words.form;
  const asOf = new DayPart(text.asOf, { exact: true, id: "as-of" });
  asOf.fill(today);
  const asOfShown = h("span", {}, text.asOf.summary(words.day(today)));
  const birthDate = new DayPart(text.birthDate, { id: "birth-date" });
  const fosterCare = new HistoryPart({ ...text.fosterCare, more: text.more }, fosterCareEntry, {
    id: "foster-care", noSaysNone: true,
  });
  const adoptionAssistance = new HistoryPart({ ...text.adoptionAssistance, more: text.more }, adoptionAssistanceEntry, {
    id: "adoption-assistance", noSaysNone: true,
  });
  const familyMaintenance = new HistoryPart({ ...text.familyMaintenance, more: text.more }, familyMaintenanceEntry, {
    id: "family-maintenance", noSaysNone: true,
  });
  const aidCodes = new HistoryPart(text.aidCodes, aidCodeEntry, { id: "aid-codes", noSaysNone: false });
  const plan = planSection();
  const care = careSection();

  const element = h(
    "form", { novalidate: true, id: "form", "aria-labelledby": "form-title", autocomplete: "off" },
    section(text.aboutTitle, birthDate.element, h(
      "details", { class: "as-of" },
      h("summary", {}, asOfShown, " ", h("span", { class: "link" }, text.asOf.change)),
      asOf.element,
    )),
    section(text.fosterCare.title, fosterCare.element),
    section(text.adoptionAssistance.title, adoptionAssistance.element),
    section(text.familyMaintenance.title, familyMaintenance.element),
    plan.element,
    section(text.aidCodes.title, aidCodes.element),
    care.element,
    h("p", { class: "submit" }, h("button", { type: "submit" }, text.submit)),
  );

  return {
    element,
    read() {
      const dayAsked = asOf.read("/asOf", new Reading(undefined));
      const reading = new Reading(dayAsked);
      asOf.read("/asOf", reading);
      asOfShown.textContent = text.asOf.summary(words.day(dayAsked ?? today));
      const planFacts = plan.read(reading);
      const member = {
        birthDate: birthDate.read("/member/birthDate", reading),
        fosterCare: fosterCare.read("/member/fosterCare", reading),
        adoptionAssistance: adoptionAssistance.read("/member/adoptionAssistance", reading),
        familyMaintenance: familyMaintenance.read("/member/familyMaintenance", reading),
        ...planFacts,
        ecm: something(without(planFacts.ecm)),
        aidCodes: aidCodes.read("/member/aidCodes", reading),
        ...care.read(reading),
      };
      return { facts: { asOf: dayAsked ?? today, policies: POLICIES, goals: GOALS, member: without(member) } as Case, reading };
    },
  };
}

// --- One time of each history ---

function fosterCareEntry(): EntryPart<object> {
  const text = words.form.fosterCare;
  const state = statePart(text.state);
  const start = new DayPart(words.form.start(text.start));
  const end = new EndPart({ ...text, end: words.form.end(text.end) });
  const agency = new SelectPart(text.agency, text.agencies, text.agencyNothing);
  const placementState = new SelectPart(text.placementState, STATES, text.placementStateNothing);
  placementState.element.hidden = true;
  const elsewhere = (): boolean => !["", "unknown", "CA"].includes(state.select.value);
  state.select.addEventListener("change", () => {
    placementState.element.hidden = !elsewhere();
  });
  return {
    elements: [state.element, placementState.element, start.element, end.element, agency.element],
    read: (pointer, reading) => without({
      ...readSpan({ state, start, end }, pointer, reading),
      agency: agency.read(`${pointer}/agency`, reading),
      placementState: elsewhere() ? placementState.read(`${pointer}/placementState`, reading) : undefined,
    }),
  };
}

function adoptionAssistanceEntry(): EntryPart<object> {
  const text = words.form.adoptionAssistance;
  const parts = spanParts(text);
  return {
    elements: [parts.state.element, parts.start.element, parts.end.element],
    read: (pointer, reading) => readSpan(parts, pointer, reading),
  };
}

function familyMaintenanceEntry(): EntryPart<object> {
  const text = words.form.familyMaintenance;
  const parts = spanParts(text);
  const kind = new RadioPart(text.kind, [...text.kinds, ["dontKnow", words.form.dontKnow]]);
  return {
    elements: [parts.state.element, parts.start.element, parts.end.element, kind.element],
    read: (pointer, reading) => {
      const chosen = kind.read(`${pointer}/kind`, reading);
      return without({
        ...readSpan(parts, pointer, reading),
        kind: chosen === "dontKnow" ? undefined : chosen,
      });
    },
  };
}

function aidCodeEntry(): EntryPart<object> {
  const text = words.form.aidCodes;
  const code = new TextPart(text.code, 3, "codeNeeded");
  const start = new DayPart(words.form.start(text.start));
  const end = new EndPart({ ...text, end: words.form.end(text.end) });
  return {
    elements: [code.element, start.element, end.element],
    read: (pointer, reading) => {
      const given = code.read(`${pointer}/code`, reading);
      const days = readDays({ start, end }, pointer, reading);
      return given === undefined ? undefined : { code: given.toUpperCase(), ...days };
    },
  };
}

interface SpanParts {
  readonly state: SelectPart;
  readonly start: DayPart;
  readonly end: EndPart;
}

function spanParts(text: {
  readonly state: Wording; readonly start: string; readonly ended: Wording;
  readonly ongoing: string; readonly over: string; readonly end: string;
}): SpanParts {
  return {
    state: statePart(text.state),
    start: new DayPart(words.form.start(text.start)),
    end: new EndPart({ ...text, end: words.form.end(text.end) }),
  };
}

function statePart(wording: Wording): SelectPart {
  const california = STATES.filter(([code]) => code === "CA");
  const others = STATES.filter(([code]) => code !== "CA");
  const { stateUnknown, stateNothing } = words.form;
  return new SelectPart(wording, [...california, ["unknown", stateUnknown], ...others], stateNothing);
}

function readSpan(parts: SpanParts, pointer: string, reading: Reading): object {
  // No state chosen says the same as "I don't know which".
  const state = parts.state.read(`${pointer}/state`, reading) ?? "unknown";
  return { state, ...readDays(parts, pointer, reading) };
}

function readDays(parts: { start: DayPart; end: EndPart }, pointer: string, reading: Reading): object {
  const start: DayValue = parts.start.read(`${pointer}/start`, reading) ?? {};
  return without({ start, end: parts.end.read(`${pointer}/end`, reading) });
}

// --- The second group: needs, programs, placement, coordination ---

function careSection(): { readonly element: HTMLElement; read(reading: Reading): object } {
  const text = words.form.care;
  const yesNo = <Name extends string>(...names: readonly (Name & keyof typeof text)[]): (readonly [Name, Part<boolean>])[] =>
    names.map((name) => [name, new YesNoPart(text[name] as Wording, `care-${name}`)] as const);
  const needs = yesNo("multipleReferrals", "complexMedical", "multipleAgencies");
  const programs = yesNo("ccsEligible", "wholeChildModel");
  const coordination = yesNo("directMember", "authorizationRequestPending", "escalatedIssue", "socialWorkerContactNeeded");
  const placement = placementPart();
  const countyChange = new YesWhenPart(text.countyChange, words.form.start(text.countyChangeWhen), "care-countyChange");
  const readAll = (parts: typeof needs | typeof programs | typeof coordination, pointer: string, reading: Reading): object =>
    without(Object.fromEntries(parts.map(([name, part]) => [name, part.read(`${pointer}/${name}`, reading)])));
  const elements = (parts: readonly (readonly [string, Part<unknown>])[]): HTMLElement[] => parts.map(([, part]) => part.element);

  return {
    element: h(
      "details", { class: "card care" },
      h("summary", {}, h("h3", {}, text.title), h("span", { class: "hint" }, text.summary)),
      h("h4", {}, text.needsTitle), ...elements(needs),
      h("h4", {}, text.programsTitle), ...elements(programs),
      h("h4", {}, text.placementTitle), placement.element,
      h("h4", {}, text.coordinationTitle), ...elements(coordination), countyChange.element,
    ),
    read: (reading) => ({
      needs: something(readAll(needs, "/member/needs", reading)),
      ...readAll(programs, "/member", reading),
      placements: placement.read("/member/placements", reading),
      coordination: something(without({
        ...readAll(coordination, "/member/coordination", reading),
        countyChanges: countyChange.readHistory("/member/coordination/countyChanges", "date", reading, (date) => ({ date })),
      })),
    }),
  };
}

/** Where the young person lives now: one entry, since some day not asked for. */
function placementPart(): Part<object> {
  const text = words.form.care;
  const state = new SelectPart(text.placementState, STATES, text.nothing);
  const county = new SelectPart(text.county, CALIFORNIA_COUNTIES.map((name) => [name, name] as const), text.nothing);
  const type = new SelectPart(text.placementType, text.placementTypes, text.nothing);
  const familyCaregiver = new YesNoPart(text.familyCaregiver, "care-familyCaregiver");
  const showCounty = (): void => {
    county.element.hidden = !["", "CA"].includes(state.select.value);
  };
  state.select.addEventListener("change", showCounty);
  const first = h("div", {}, state.element);
  const element = h("div", {}, first, county.element, type.element, familyCaregiver.element);
  const whole = new Field("placement", text.placementLabel, element, [state.select], first);
  return {
    element,
    read(pointer, reading) {
      const stateGiven = state.read(`${pointer}/0/state`, reading);
      const countyGiven = county.element.hidden ? undefined : county.read(`${pointer}/0/county`, reading);
      const known = without({
        state: stateGiven ?? (countyGiven === undefined ? undefined : "CA"),
        county: countyGiven,
        type: type.read(`${pointer}/0/type`, reading),
        familyCaregiver: familyCaregiver.read(`${pointer}/0/familyCaregiver`, reading),
      });
      reading.fields.set(pointer, whole);
      if (Object.keys(known).length === 0) return undefined;
      return [{ start: {}, state: "unknown", ...known }];
    },
  };
}

// --- Small helpers ---

function section(title: string, ...content: HTMLElement[]): HTMLElement {
  return h("section", { class: "card" }, h("h3", {}, title), ...content);
}

/** An object without the keys that say nothing. */
function without(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function something(object: object): object | undefined {
  return Object.keys(object).length > 0 ? object : undefined;
}
