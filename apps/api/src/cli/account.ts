import { parseArgs } from "node:util";
import { Login, PersonName } from "@octant/schemas";
import {
  addOperatorsAccount,
  listAccounts,
  makeOperatorsLink,
  setDisabled,
} from "../features/account/operators-accounts.ts";
import { type Command, CommandError, usageError } from "./command.ts";
import { type CommandDatabase, withDatabase } from "./with-database.ts";

/**
 * `npm run octant -- account`: what whoever runs the server does for people who cannot help themselves. No password is ever
 * typed here, where a shell would remember it: a link is printed, and its person chooses one.
 */
export const accountCommand: Command = {
  name: "account",
  usage: "list | add LOGIN NAME | link LOGIN [--everything] | disable LOGIN | enable LOGIN",
  does: "lists people, adds one, makes a link for a new password (with --everything second factors end too), shuts an account or opens it again",
  run: async (args) => {
    const { positionals, everything } = parse(args);
    const [verb, login, ...rest] = positionals;
    const work = workOf(verb, login, rest, everything);
    return withDatabase(async (database) => {
      for (const line of await work({ ...database, now: () => new Date() })) console.log(line);
      return 0;
    });
  },
};

type Place = CommandDatabase & { now: () => Date };

/** What a line asks for, before any database is opened. */
function workOf(verb: string | undefined, login: string | undefined, rest: readonly string[], everything: boolean) {
  if (everything && verb !== "link") throw usageError(accountCommand, "--everything goes with link.");
  if (verb === "list" && login === undefined) return list;
  if (login === undefined) throw usageError(accountCommand, "account does not know what to do, or for whom.");
  const only = (work: (place: Place) => Promise<string[]>) => {
    if (rest.length > 0) throw usageError(accountCommand, `account ${verb} takes a login and nothing else.`);
    return work;
  };
  if (verb === "add") return add(login, rest.join(" "));
  if (verb === "link") return only((place) => link(place, login, everything));
  if (verb === "disable") return only((place) => disable(place, login, true));
  if (verb === "enable") return only((place) => disable(place, login, false));
  throw usageError(accountCommand, `account does not know “${verb}”.`);
}

async function list(place: Place): Promise<string[]> {
  const rows = await listAccounts(place);
  return rows.map(({ id, login, name, disabled, hasSecondFactor }) =>
    [id, login ?? "-", name, disabled ? "disabled" : "open", hasSecondFactor ? "second factor" : "-"].join("\t"),
  );
}

function add(login: string, name: string) {
  const [checkedLogin, checkedName] = [Login.safeParse(login), PersonName.safeParse(name)];
  if (!checkedLogin.success) throw usageError(accountCommand, "A login has 3 to 200 characters.");
  if (!checkedName.success) throw usageError(accountCommand, "A name has 1 to 120 characters.");
  return async (place: Place) => {
    const url = await addOperatorsAccount(place, { login: checkedLogin.data, name: checkedName.data });
    if (url === undefined) throw new CommandError("Somebody already signs in with this login.");
    return [`Within 24 hours, and once, the person chooses a password here: ${url}`];
  };
}

async function link(place: Place, login: string, everything: boolean): Promise<string[]> {
  const url = orUnknown(await makeOperatorsLink(place, login, everything));
  return [`Within 24 hours, and once, the person sets a new password here: ${url}`];
}

async function disable(place: Place, login: string, disabled: boolean): Promise<string[]> {
  orUnknown(await setDisabled(place, login, disabled));
  return [disabled ? "It is shut: every session has ended, and nobody signs in with it." : "It is open again."];
}

function orUnknown<T>(found: T | undefined): T {
  if (found === undefined) throw new CommandError("Nobody signs in with this login. “octant account list” names all.");
  return found;
}

function parse(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { everything: { type: "boolean" } },
    });
    return { positionals, everything: values.everything ?? false };
  } catch {
    throw usageError(accountCommand, "account does not know one of these options.");
  }
}
