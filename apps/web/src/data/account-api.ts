import type {
  AddPasskey,
  ChangeAccount,
  ConfirmTotp,
  ForgottenPassword,
  MakeAccount,
  PasskeyAnswer,
  PasswordSignIn,
  ProofGiven,
  ResetPassword,
  SecondFactor,
  SetPassword,
  TakeInvitation,
} from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const { session, links, account } = v1;

/** The routes by which people come in, prove who they are, and look after their own account. */
export const accountApi = {
  signInByPassword: (json: PasswordSignIn) => bodyOf(session.password.$post({ json })),
  giveSecondFactor: (json: SecondFactor) => bodyOf(session["second-factor"].$post({ json })),
  askForPasskey: () => bodyOf(session.passkey.options.$post()),
  signInByPasskey: (json: PasskeyAnswer) => bodyOf(session.passkey.$post({ json })),
  prove: (json: ProofGiven) => bodyOf(session.proof.$post({ json })),
  askForPasskeyProof: () => bodyOf(session.proof.passkey.options.$post()),
  proveByPasskey: (json: PasskeyAnswer) => bodyOf(session.proof.passkey.$post({ json })),

  readLink: (token: string) => bodyOf(links.read.$post({ json: { token } })),
  makeAccount: (json: MakeAccount) => bodyOf(links.account.$post({ json })),
  takeInvitation: (json: TakeInvitation) => bodyOf(links.membership.$post({ json })),
  forgottenWays: () => bodyOf(links.forgotten.$get()),
  askForReset: async (json: ForgottenPassword) => void (await links.forgotten.$post({ json })),
  resetPassword: (json: ResetPassword) => bodyOf(links.reset.$post({ json })),

  account: () => bodyOf(account.$get()),
  changeAccount: (json: ChangeAccount) => bodyOf(account.$patch({ json })),
  setPassword: (json: SetPassword) => bodyOf(account.password.$post({ json })),
  askForNewPasskey: () => bodyOf(account.passkeys.options.$post()),
  addPasskey: (json: AddPasskey) => bodyOf(account.passkeys.$post({ json })),
  removePasskey: async (passkeyId: string) =>
    void (await account.passkeys[":passkeyId"].$delete({ param: { passkeyId } })),
  makeTotp: () => bodyOf(account.totp.$post()),
  confirmTotp: (json: ConfirmTotp) => bodyOf(account.totp.confirmation.$post({ json })),
  removeTotp: async () => void (await account.totp.$delete()),
  makeRecoveryCodes: () => bodyOf(account["recovery-codes"].$post()),
  sessions: () => bodyOf(account.sessions.$get()),
  endSession: async (sessionId: string) =>
    void (await account.sessions[":sessionId"].$delete({ param: { sessionId } })),
  endOtherSessions: async () => void (await account.sessions.$delete()),
};
