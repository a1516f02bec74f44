// Where the policy guide explains a rule.

/** The place of a finding, criterion or action in the guide: `policy/rule` stands at `guide/policy.html#rule`. */
export function guideLink(id: string): string {
  const slash = id.indexOf("/");
  return slash < 0 ? `guide/${id}.html` : `guide/${id.slice(0, slash)}.html#${id.slice(slash + 1)}`;
}
