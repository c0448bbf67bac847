import type { MakeAccount, PasswordSignIn, ResetPassword, TakeInvitation } from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const { session, links } = v1;

/** The routes by which people come in and prove who they are. */
export const accountApi = {
  signInByPassword: (json: PasswordSignIn) => bodyOf(session.password.$post({ json })),

  readLink: (token: string) => bodyOf(links.read.$post({ json: { token } })),
  makeAccount: (json: MakeAccount) => bodyOf(links.account.$post({ json })),
  takeInvitation: (json: TakeInvitation) => bodyOf(links.membership.$post({ json })),
  resetPassword: (json: ResetPassword) => bodyOf(links.reset.$post({ json })),
};
