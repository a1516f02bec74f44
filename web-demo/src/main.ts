// The page: puts the form and the answer beside each other and keeps them in step.

import { headlineOutcome, showAnswer, spokenAnswer } from "./answer.js";
import { en as words } from "./content/en.js";
import { h, reveal } from "./dom.js";
import { type Case, type Determination, type Engine, loadEngine } from "./engine.js";
import { makeForm } from "./form.js";
import { mark } from "./pieces.js";
import { inWords, markFields, type Shown, Summary } from "./problems.js";
import type { Field, Reading } from "./reading.js";

const page = document.querySelector<HTMLElement>("#page") ?? document.body;

loadEngine().then(showPage, showFailure);
keepCopyForOffline();

function showPage(engine: Engine): void {
  const form = makeForm(today());
  const summary = new Summary();
  const answerTitle = h("h2", { id: "answer-title", tabindex: "-1" }, words.answer.title);
  const answerBody = h("div", { class: "answer-body" });
  const answer = h("section", { id: "answer", "aria-labelledby": "answer-title" }, answerTitle, answerBody);
  const spoken = h("p", { class: "spoken", role: "status" });
  const peek = h("a", { class: "peek", href: "#answer-title" });
  const setAside = new Set<string>();
  const heard = speaker(spoken);
  const afterPress = pressWatcher();
  let onPage = "";
  let latest: { facts: Case; determination: Determination } | undefined;

  const update = (): readonly Shown[] => {
    const { facts, reading } = form.read();
    const result = engine.evaluate(facts);
    const refused = "problems" in result;
    const shown = inWords(reading, refused ? result.problems : []);
    markFields(reading, shown);
    summary.update(shown);
    if (!refused) {
      latest = { facts, determination: result };
      showDetermination(result, reading, shown.some(({ field }) => field?.visited));
    } else if (shown.some(({ field }) => !field || field.visited)) {
      // While the person is still typing there, the answer before stays as it is.
      latest = undefined;
      showRefusal(shown);
    }
    return shown;
  };

  const showDetermination = (determination: Determination, reading: Reading, leftOut: boolean): void => {
    // What is on the page already stays: a button in it may be under the pointer at this moment.
    const content = JSON.stringify([determination, leftOut, [...setAside], [...reading.notKnown]]);
    if (content === onPage) return;
    onPage = content;
    const outcome = headlineOutcome(determination);
    replaceKeepingOpen(answerBody, showAnswer(determination, {
      reading, setAside, leftOut,
      goTo: (field) => reveal(field.target),
      setAsideQuestion: (fact) => {
        setAside.add(fact);
        update();
        (answerBody.querySelector<HTMLElement>(".question button") ?? answerTitle).focus();
      },
    }), copyButton);
    const said = words.answer.outcome[outcome];
    peek.replaceChildren(mark(outcome), h("span", {}, words.answer.peek(said)), h("span", { class: "link" }, words.answer.peekHelp));
    peek.className = `peek ${outcome}`;
    heard(spokenAnswer(determination));
  };

  const showRefusal = (shown: readonly Shown[]): void => {
    onPage = "";
    const field = shown.find((one) => one.field)?.field;
    const go = h("button", { type: "button" }, words.answer.goToProblem);
    go.addEventListener("click", () => reveal(field?.controls[0] ?? form.element));
    answerBody.replaceChildren(h(
      "div", { class: "headline refused" },
      h("p", { class: "meaning" }, h("strong", {}, words.answer.refused)),
      h("p", {}, words.answer.refusedHelp),
      field ? h("p", {}, go) : undefined,
    ));
    peek.replaceChildren(h("span", {}, words.answer.refused));
    peek.className = "peek refused";
  };

  const copyButton = h("button", { type: "button", class: "quiet copy" }, words.answer.copy);
  copyButton.addEventListener("click", () => {
    const done = (text: string) => () => {
      copyButton.textContent = text;
      setTimeout(() => (copyButton.textContent = words.answer.copy), 2000);
    };
    navigator.clipboard.writeText(JSON.stringify(latest, null, 2)).then(done(words.answer.copied), done(words.answer.notCopied));
  });

  form.element.prepend(summary.element);
  form.element.addEventListener("input", soon(update));
  form.element.addEventListener("focusout", (event) => {
    const field = fieldOf(form.read().reading, event.target);
    if (!field || field.visited || (event.relatedTarget instanceof Node && field.group.contains(event.relatedTarget))) return;
    field.visited = true;
    afterPress(update);
  });
  form.element.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const field of form.read().reading.fields.values()) field.visited = true;
    const shown = update();
    if (shown.length > 0) summary.open(shown);
    else {
      answerTitle.focus({ preventScroll: true });
      answer.scrollTop = 0;
      answer.scrollIntoView({ block: "start", behavior: "instant" });
    }
  });

  page.replaceChildren(
    h("a", { class: "skip", href: "#form-title" }, words.page.skipToForm),
    h("a", { class: "skip", href: "#answer-title" }, words.page.skipToAnswer),
    h(
      "header", {},
      h("div", { class: "inner" },
        h("p", { class: "brand" }, words.page.name),
        h("h1", {}, words.page.title),
        h("p", { class: "lead" }, words.page.lead),
        h("ul", { class: "promises" }, ...words.page.promises.map((promise) => h("li", {}, promise))),
      ),
    ),
    h(
      "main", {},
      h("div", { class: "asked" }, h("h2", { id: "form-title", tabindex: "-1" }, words.page.formTitle), form.element),
      answer,
    ),
    h("footer", {}, h("div", { class: "inner" },
      h("p", {}, words.page.footer),
      h("p", { class: "small" }, words.page.version(engine.version)),
    )),
    h("nav", { "aria-label": words.answer.peekTitle }, peek),
    spoken,
  );
  hideWhileInView(peek, answer);
  update();
}

function showFailure(reason: unknown): void {
  console.error(reason);
  const again = h("button", { type: "button" }, words.page.reload);
  again.addEventListener("click", () => location.reload());
  page.replaceChildren(h(
    "main", { class: "plain-message" },
    h("div", { role: "alert" }, h("h1", {}, words.page.engineFailed), h("p", {}, words.page.engineFailedHelp)),
    h("p", {}, again),
  ));
}

/** Today where the person is, as `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The innermost question that an element belongs to. */
function fieldOf(reading: Reading, target: EventTarget | null): Field | undefined {
  return [...reading.fields.values()].find(({ controls }) => controls.some((control) => control === target));
}

/** Does something a moment after the last call, so that nobody who types waits for an answer to each letter. */
function soon(act: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(act, 60);
  };
}

/** Puts new content in place; what the person had opened stays open. */
function replaceKeepingOpen(place: HTMLElement, content: readonly HTMLElement[], last: HTMLElement): void {
  const open = new Set([...place.querySelectorAll("details[open]")].map(({ id }) => id));
  place.replaceChildren(...content, last);
  for (const details of place.querySelectorAll("details")) details.open = open.has(details.id);
}

/**
 * Does something once no mouse button or finger is down. A message that appears at a field moves what is
 * below it: were it shown on the way to a button, the button would slip away before the click.
 */
function pressWatcher(): (act: () => void) => void {
  let pressed = false;
  let waiting: (() => void) | undefined;
  document.addEventListener("pointerdown", () => (pressed = true), true);
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      pressed = false;
      const act = waiting;
      waiting = undefined;
      if (act) setTimeout(act);
    }, true);
  }
  return (act) => {
    if (pressed) waiting = act;
    else act();
  };
}

/** Reads the first outcome aloud once it has settled, and only when it is another one. */
function speaker(place: HTMLElement): (text: string) => void {
  let before: string | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    clearTimeout(waiting);
    if (before === undefined) before = text;
    waiting = setTimeout(() => {
      if (text !== before) place.textContent = text;
      before = text;
    }, 900);
  };
}

/** On a phone the answer stands below the form: a line at the bottom shows it until one gets there. */
function hideWhileInView(peek: HTMLElement, answer: HTMLElement): void {
  new IntersectionObserver(([entry]) => {
    peek.hidden = entry?.isIntersecting ?? false;
  }).observe(answer);
}

/** Without a copy the page works all the same, as long as there is a network. */
function keepCopyForOffline(): void {
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("sw.js").catch(() => undefined);
}
