import { Role } from "@octant/schemas";
import { ACTIONS, asksForProof, hasRight, isForTokens, type Right } from "./rights.ts";

const HEAD = `# Roles and what they may do

Made from the one table in \`apps/api/src/platform/rights.ts\`, which every request is checked against; a test keeps the two in
step. After a change there: \`npx vitest run --project unit describe-roles --update\`.

What is not ticked is refused. **Recent proof**: only somebody who has shown within the last ten minutes who they are may do it,
by passkey, code or, where there is no second factor, password. **By script**: a [personal token](../how-to/use-the-api-by-script.md)
can name it; it then allows what the table allows its person's role, and nothing that asks for a recent proof. A reader sees figures
by the rules of disclosure alone and an enumerator surveys: neither sees evidence. A lead, and everybody in an assessment that
is marked high-risk, needs a second factor before any of this; the demo alone is exempt, in which everything is invented.
`;

const WORDS: Record<Role, string> = {
  lead: "Lead",
  coder: "Coder",
  reviewer: "Reviewer",
  "panel-rater": "Panel rater",
  enumerator: "Enumerator",
  reader: "Reader",
};

/** The table of rights as a page of the documentation. */
export function describeRoles(): string {
  const roles = Role.options;
  const head = ["Action", "May", ...roles.map((role) => WORDS[role]), "Recent proof", "By script"];
  const rows = RIGHTS.map((right) => [
    `\`${right}\``,
    ACTIONS[right].does,
    ...roles.map((role) => tick(hasRight(role, right))),
    tick(asksForProof(right)),
    tick(isForTokens(right)),
  ]);
  const rule = head.map((_, at) => (at < 2 ? "---" : ":-:"));
  return `${HEAD}\n${[head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}

const tick = (yes: boolean) => (yes ? "yes" : "");

/** `Object.keys` forgets which keys there are. */
const RIGHTS = Object.keys(ACTIONS) as Right[];
