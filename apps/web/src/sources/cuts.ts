import type { AssessmentSetup, Framework, RegisterPeople } from "@octant/schemas";

/** What a register's fields offer to choose from. `people` are those who can be, or have been, interviewers. */
export type Cuts = Pick<AssessmentSetup, "areas" | "periods" | "groups" | "clusters" | "coders"> & {
  framework: Pick<Framework, "dimensions">;
  people: RegisterPeople["items"];
};
