import type { Letter } from "../../platform/mail/index.ts";

/** Names neither a person nor an assessment: whoever sees the letter learns that somebody uses Octant, and no more. */
export function resetLetter(link: string): Omit<Letter, "to"> {
  return {
    subject: "A new password for Octant",
    text: `Somebody, most likely you, has asked for a new password for Octant.

This link sets one. It works once, and for an hour:

${link}

If it was not you, leave the link alone: nothing changes without it. A second factor, if you have one, is still asked for.
`,
  };
}
