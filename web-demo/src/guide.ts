// The policy guide: static pages that `kinfocus guide` writes into guide/, one a document.

/** Where the guide says how a finding, a criterion, an action or a whole document works, by its id. */
export function guideLink(id: string): string {
  const [policy = "", ...anchor] = id.split("/");
  return `guide/${policy}.html${anchor.length > 0 ? `#${anchor.join("/")}` : ""}`;
}
