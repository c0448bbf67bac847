import { f } from "./formats.ts";

export const frame = {
  product: "Octant",
  skip: "Skip to the content",
  demo: "Demo: all evidence invented",
  stages: "Stages of the assessment",
  overview: "Overview",
  overviewTabs: "Parts of the overview",
  coverage: "Coverage",
  design: "Study design",
  collect: "Collect",
  code: "Code",
  rate: "Rate",
  assessments: "Assessments",
  switchAssessment: (name: string) => `${name}: switch to another assessment`,
  account: (name: string) => `${name}: account, appearance and signing out`,
  myAccount: "My account",
  signedInAs: "Signed in as",
  signOut: "Sign out",
  signOutUnsent: (n: number) =>
    `${f.count(n, { one: "change is", other: "changes are" })} not sent yet. They stay on this device and are sent when you sign in again here.`,
  signOutAnyway: "Sign out and keep them here",
  appearance: "Appearance",
  appearances: { system: "As the system", light: "Light", dark: "Dark" },
  saved: (at: Date) => `Saved ${f.time(at)}`,
  saving: "Saving",
  offline: "Offline",
  openingScreen: "Opening the page",
  openingAssessment: "Opening the assessment",
  assessmentNotOpened: "The assessment was not opened",
  addFactor: "Add a second factor",
  screenNotOpened: "This screen could not be shown",
  reload: "Load the page again",
  notFound: "There is nothing at this address",
  notFoundHint: "The link may be incomplete, or what it named is not open to you.",
  toHome: "Go to your assessments",
  sessionEnded: "Your session has ended",
  sessionEndedKept: (unsent: number, name: string) =>
    unsent === 0
      ? `Everything you did was saved. Sign in again as ${name} to go on; this page stays as it is.`
      : `${f.count(unsent, { one: "change is", other: "changes are" })} kept on this device and will be sent once you have signed in again as ${name}. This page stays as it is.`,
  sessionEndedOther: (name: string, other: string) =>
    `This page is ${name}'s. If ${other} signs in, it closes; what is not sent yet stays on this device for ${name}.`,
};
