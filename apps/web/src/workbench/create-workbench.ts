import type { TextVersion } from "@octant/schemas";
import type { OpenAssessment } from "../app/assessment.ts";
import { createAbout } from "./create-about.ts";
import { createActs } from "./create-acts.ts";
import { createOpenText } from "./create-open-text.ts";
import { createPassage } from "./create-passage.ts";
import { createWalks } from "./create-walks.ts";

/** Everything the open text can show and do; the views draw it and report what was pressed. */
export function createWorkbench(open: OpenAssessment, version: TextVersion, accountId: string) {
  const text = createOpenText(open, version, accountId);
  return { ...text, ...createActs(text), ...createAbout(text), ...createPassage(text), ...createWalks(text) };
}

export type Workbench = ReturnType<typeof createWorkbench>;
