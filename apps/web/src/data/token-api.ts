import type { MakeAccessToken } from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const { tokens } = v1.account;

/** A person's own tokens for scripts. */
export const tokenApi = {
  list: () => bodyOf(tokens.$get()),
  make: (json: MakeAccessToken) => bodyOf(tokens.$post({ json })),
  revoke: async (tokenId: string) => void (await tokens[":tokenId"].$delete({ param: { tokenId } })),
};
