import type { DeletionForecast } from "@octant/schemas";
import { common } from "./common.ts";
import { f } from "./formats.ts";

const { count } = common;
const records = (n: number) => f.count(n, { one: "sealed record", other: "sealed records" });
const people = (n: number) => f.count(n, { one: "person", other: "people" });

/** The place that Team, Audit and Security share, and the screen of the last. */
export const security = {
  title: "Team & security",
  tabs: "Parts of team and security",
  team: "Team",
  audit: "Audit",
  security: "Security",
  notOpened: "This part was not opened",
  state: {
    title: "What would a thief of this disk get?",
    loading: "Finding out how this server stands",
    verdict: {
      everything:
        "Everything. Both key files lie in the folder of the data, so that whoever takes the disk can read every text and find out who the sources are.",
      texts:
        "Every text and name, but not who the sources are: the key file lies in the folder of the data, the key of identities does not.",
      identities:
        "Who the sources are, but no text: the key of identities lies in the folder of the data, the key file does not.",
      nothing: "Ids, codes, places down to the region, dates and counts; no text, no name and no identity.",
      ownServer:
        "The data lies on the database's server and the keys on this one. Whoever takes one of the two disks can read no text and no name; whoever takes both reads everything.",
    },
    tones: { holds: "as it should be", "to-do": "To do:", known: "good to know" },
    groups: { disk: "On the disk", database: "In the database", door: "At the door" },
    texts: {
      name: "Texts, titles and names",
      apart: (n: number) =>
        `${records(n)}. The key file lies apart from the data, so that a copy of the data opens none.`,
      together: (n: number) => `${records(n)}. The key file lies in the folder of the data and opens all of them.`,
      todo: "let OCTANT_KEY_FILE name a file on another volume, move octant.key there, and start Octant again.",
    },
    identities: {
      name: "Who the sources are",
      places: {
        "with-the-data": "Their key lies in the folder of the data and opens all of them.",
        "with-the-key-file":
          "Their key lies apart from the data, in the same folder as the other key: whoever takes that folder has both.",
        elsewhere: "Their key lies apart from the data and from the other key.",
      },
      todo: "let OCTANT_IDENTITY_KEY_FILE name a file in a place of its own, move octant-identities.key there, and start Octant again.",
    },
    recovery: {
      name: "Recovery key",
      made: (at: Date) =>
        `Made on ${f.date(at)}. Whoever has it and a copy of the data can make both key files anew, so keep it on paper and apart.`,
      none: "None was made: if the key files are lost, so is everything they open.",
      todo: "npm run octant -- recovery-key, and write it on paper.",
    },
    plain: {
      name: "What is not sealed",
      here: "That there was an interview in a region and a period, with somebody of a group; which codes lie where; who is a member by id; times, lengths and counts. Encrypt the disk to hide that too.",
      onServer:
        "On the database's server: that there was an interview in a region and a period, with somebody of a group; which codes lie where; times, lengths and counts. Encrypt that disk to hide that too.",
    },
    bounds: {
      name: "Assessments are kept apart",
      bound: "By the database itself: the login that requests use owns nothing and sees one assessment at a time.",
      unbound: "The login that requests use can pass the rules that keep assessments apart.",
      open: (n: number) =>
        `${f.count(n, { one: "table", other: "tables" })} without the rule that keeps assessments apart.`,
      todo: "stop the server and start it again: it sets login and rules right. If this stays, write to whoever looks after the database.",
    },
    audit: {
      name: "Audit vouched for outside the database",
      noted: (at: Date) =>
        `Last on ${f.date(at)}, ${f.time(at)}. Whoever rewrites the audit in the database is found out by it.`,
      never: "Not yet for this assessment. It is noted from time to time while the server runs.",
    },
    factors: {
      name: "Second factor",
      all: (n: number) => `${people(n)}, all with one.`,
      some: (names: string) => `Without one: ${names}. A stolen password is enough to be them.`,
      demo: (names: string) => `Without one: ${names}. In the demo, where everything is invented, nobody has to.`,
      todo: "ask them to add a passkey or an authenticator under My account.",
    },
    sessions: {
      name: "Open sessions",
      open: (n: number) =>
        `${f.count(n, { one: "session", other: "sessions" })}. Under Team you can end them. Each ends by itself after 30 minutes without use, and after 10 hours.`,
    },
    origin: {
      name: "On the network",
      places: {
        https: "Reached by https only.",
        "this-computer": "Reached from this computer only.",
      },
    },
  },
  protection: {
    title: "Protection",
    loading: "Opening the protection",
    highRisk: "High-risk: people could be harmed if a name gets out. Everybody in it needs a second factor.",
    shutsOutTitle: (n: number) => `${people(n)} without a second factor will be shut out`,
    shutsOut: "They are let in again once they have added one.",
    retention: "Keep until",
    retentionHint:
      "The day that respondents were told. Leads are reminded a month before it. Nothing is deleted by itself.",
    reminder: {
      soon: "This day comes within a month: archive what may be archived, then delete the assessment.",
      past: "This day has gone by: delete the assessment, or write down the day that was agreed since.",
    },
    save: "Save the protection",
    leave: "Leave it as it was",
    saved: "Saved. It stands in the audit.",
  },
  retention: {
    soon: (until: Date) => `To be kept until ${f.date(until)}`,
    past: (until: Date) => `Was to be kept until ${f.date(until)}`,
    what: {
      soon: "That was said to respondents. Archive what may be archived, then delete the assessment.",
      past: "That was said to respondents. Delete the assessment, or write down the day that was agreed since.",
    },
    go: "Go to its security",
  },
  deletion: {
    title: "Delete this assessment",
    lead: "Takes everything in it out of the database for good, and destroys the keys. It cannot be undone.",
    ask: "Delete this assessment …",
    question: (name: string) => `Delete ${name} for good?`,
    goes: "What goes",
    going: ({ sources, codings, identities, members, keys, changes, auditEntries, demo }: DeletionForecast) => [
      `${count.sources(sources)} with their texts, and ${count.codings(codings)}`,
      `${f.count(identities, { one: "identity", other: "identities" })} and ${f.count(keys, { one: "key", other: "keys" })}`,
      `${f.count(members, { one: "membership", other: "memberships" })}, invitations and tokens; accounts stay`,
      `its history: ${count.changes(changes)} and ${f.count(auditEntries, { one: "audit entry", other: "audit entries" })}`,
      ...(demo ? ["the demo; it is not loaded again into this database"] : []),
    ],
    stays: "What stays, and cannot be called back",
    staying: [
      "one line in the server's own audit: that it was deleted, when and by whom",
      "backups from before, until you delete them",
      "what people copied, saved or exported",
    ],
    typeName: "Type its name to delete it",
    mistyped: (name: string) => `Type the name as it stands here: ${name}. Nothing was deleted.`,
    go: "Delete it for good",
    keep: "Keep it",
    done: (name: string) => `${name} is deleted. Its keys are destroyed.`,
  },
};
