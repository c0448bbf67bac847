import type { DesignStore } from "./create-design.ts";

/** What every part of the design is given. */
export type PartProps = {
  assessmentId: string;
  store: DesignStore;
  canEdit: boolean;
  onOutdated: () => Promise<void>;
};
