import { join } from "node:path";
import type { Deps } from "../../platform/deps.ts";
import type { Account } from "../../platform/request-context.ts";
import { loadDemo } from "./load-demo.ts";

/** The demos that come with Octant, as folders. The last is loaded last and stands first on Home. */
export const DEMOS = ["tanoura-2022", "karsala-2021", "minusma-2019"] as const;

/** Brings every demo in that is neither there nor was deleted, and gives the account that leads them all. */
export async function loadDemos(
  deps: Pick<Deps, "db" | "vault">,
  folder: string,
  report: (sentence: string) => void,
): Promise<Account | undefined> {
  let lead: Account | undefined;
  for (const name of DEMOS) lead = await loadDemo(deps, join(folder, name), report);
  return lead;
}
