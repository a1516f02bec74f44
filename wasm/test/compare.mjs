// What a vector expects, held against an answer. Plain JavaScript: Node and browsers run the same file.
// The format is described in tests/README.md.

/**
 * Every point in which the answer is not what the vector expects, in words. None: it is as expected.
 *
 * @param {object} vector one entry of `vectors`
 * @param {object} answer a determination or `{ problems }`
 * @returns {string[]}
 */
export function differences(vector, answer) {
  const found = [];
  for (const [key, expected] of Object.entries(vector)) {
    if (DESCRIPTION.has(key)) continue;
    const check = CHECKS[key];
    if (!check) {
      found.push(`the vector expects \`${key}\`, which this test does not understand`);
    } else if (key !== "problems" && answer.problems) {
      found.push(`refused: ${JSON.stringify(answer.problems)}`);
    } else {
      check(expected, answer, (where, got, wanted) => {
        found.push(`${where}: got ${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}`);
      });
    }
  }
  if (answer.problems && !vector.problems) found.push(`refused: ${JSON.stringify(answer.problems)}`);
  return [...new Set(found)];
}

/** The vector as it stands in JavaScript, where a case that names no day is asked about today and not refused for it. */
export function withToday(vector) {
  const { problems = [], ...rest } = vector;
  const others = problems.filter(({ code }) => code !== "missingAsOf");
  return others.length ? { ...rest, problems: others } : rest;
}

const DESCRIPTION = new Set(["id", "says", "source", "case", "text"]);

const CHECKS = {
  problems(expected, answer, differs) {
    const place = ({ path, code }) => `${code} at ${path}`;
    same("problems", (answer.problems ?? []).map(place).sort(), expected.map(place).sort(), differs);
  },

  findings(expected, answer, differs) {
    for (const [id, wanted] of Object.entries(expected)) {
      const finding = answer.findings.find((finding) => finding.id === id);
      ruleDiffers(id, finding, wanted, differs);
    }
  },

  actions(expected, answer, differs) {
    for (const [id, wanted] of Object.entries(expected)) {
      // An action that is not required is left out.
      const action = answer.actions.find((action) => action.id === id) ?? { id, outcome: "notRequired" };
      ruleDiffers(id, action, wanted, differs);
    }
  },

  policies(expected, answer, differs) {
    for (const [id, standing] of Object.entries(expected)) {
      const found = answer.policies.find((policy) => policy.id === id);
      same(`policy ${id}`, found?.standing ?? "absent", standing, differs);
    }
  },

  questions(expected, answer, differs) {
    const asked = answer.questions.map((question) => question.fact);
    const fits = {
      none: () => asked.length === 0,
      among: (facts) => asked.length > 0 && asked.every((fact) => facts.includes(fact)),
      includes: (facts) => facts.every((fact) => asked.includes(fact)),
      not: (facts) => !facts.some((fact) => asked.includes(fact)),
    };
    for (const [how, facts] of Object.entries(expected)) {
      if (!fits[how]?.(facts)) differs("questions", asked, { [how]: facts });
    }
  },

  memberId(expected, answer, differs) {
    same("memberId", answer.memberId, expected, differs);
  },

  notices(expected, answer, differs) {
    const given = codes(answer);
    if (!expected.every((code) => given.includes(code))) differs("notices", given, expected);
  },

  withoutNotices(expected, answer, differs) {
    same("notices", codes(answer).filter((code) => expected.includes(code)), [], differs);
  },
};

/** A finding, criterion or action: what is not named is not compared. */
function ruleDiffers(id, rule, expected, differs) {
  if (!rule) {
    differs(id, undefined, expected);
    return;
  }
  for (const [key, value] of Object.entries(expected)) {
    const where = `${id} ${key}`;
    if (key === "criteria") {
      for (const [name, criterion] of Object.entries(value)) {
        const full = `${id}/${name}`;
        ruleDiffers(full, rule.criteria.find((criterion) => criterion.id === full), criterion, differs);
      }
    } else if (key === "determining") {
      same(where, rule.determining, value.map((name) => `${id}/${name}`), differs);
    } else if (key === "missing") {
      same(where, [...(rule.missing ?? [])].sort(), [...value].sort(), differs);
    } else if (key === "due" && value && rule.due) {
      // How the day is counted is compared only where the vector says it.
      for (const part of Object.keys(value)) same(`${where} ${part}`, rule.due[part], value[part], differs);
    } else {
      // null: must be left out of the answer.
      same(where, rule[key] ?? null, value, differs);
    }
  }
}

function codes(answer) {
  return answer.notices.map((notice) => notice.code);
}

function same(where, got, wanted, differs) {
  if (stable(got) !== stable(wanted)) differs(where, got, wanted);
}

/** JSON with the keys of objects in order, so that only content is compared. */
function stable(value) {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
