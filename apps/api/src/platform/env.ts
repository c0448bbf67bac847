import { join, resolve } from "node:path";
import { isLoopback } from "./is-loopback.ts";
import { readSmtpAddress, type SmtpAddress } from "./mail/smtp-address.ts";

/** What the operator has set, checked. */
export type Env = {
  host: string;
  port: number;
  dataFolder: string;
  keyFile: string;
  /** What opens who the sources are: another file than the first. */
  identityKeyFile: string;
  /** The administrator's address of a server of one's own; without it the database is embedded. */
  databaseUrl: string | undefined;
  demo: boolean;
  /** How many proxies in front may say who asks; 0 where nobody but the connection itself is believed. */
  trustedProxies: number;
  /** Where browsers reach this server; the first is the one that links are made with. */
  origins: readonly [string, ...string[]];
  /** Where mail is handed in; without it none is sent. */
  smtp: SmtpAddress | undefined;
};

/** Why a setting cannot be used, as a sentence that names it. */
export class EnvError extends Error {
  override name = "EnvError";
}

const NAMES = [
  "OCTANT_PORT",
  "OCTANT_HOST",
  "OCTANT_DATA",
  "OCTANT_KEY_FILE",
  "OCTANT_IDENTITY_KEY_FILE",
  "OCTANT_DEMO",
  "OCTANT_ORIGIN",
  "OCTANT_TRUST_PROXY",
  "OCTANT_SMTP_URL",
] as const;
type Given = Partial<Record<(typeof NAMES)[number] | "DATABASE_URL", string>>;

/**
 * Reads the settings and takes them out of the environment, so that no child process and no diagnostic report holds them.
 * Throws an `EnvError` for a name that Octant does not know and for a value that it cannot use.
 */
export function takeEnv(environment: NodeJS.ProcessEnv): Env {
  const given: Given = {};
  for (const name of Object.keys(environment)) {
    if (!name.startsWith("OCTANT_") && name !== "DATABASE_URL") continue;
    if (!isKnown(name))
      throw new EnvError(`${name} is no setting of Octant. There are: ${NAMES.join(", ")}, DATABASE_URL.`);
    const value = environment[name]?.trim();
    if (value) given[name] = value;
    delete environment[name];
  }
  return readEnv(given);
}

function isKnown(name: string): name is keyof Given {
  const known: readonly string[] = NAMES;
  return name === "DATABASE_URL" || known.includes(name);
}

function readEnv(given: Given): Env {
  const port = readPort(given.OCTANT_PORT ?? "3900");
  const host = given.OCTANT_HOST ?? "127.0.0.1";
  const dataFolder = resolve(given.OCTANT_DATA ?? ".octant");
  const keyFile = given.OCTANT_KEY_FILE ? resolve(given.OCTANT_KEY_FILE) : join(dataFolder, "octant.key");
  const identityKeyFile = readIdentityKeyFile(given.OCTANT_IDENTITY_KEY_FILE, dataFolder, keyFile);
  const databaseUrl = readDatabaseUrl(given.DATABASE_URL);
  const demo = readSwitch("OCTANT_DEMO", given.OCTANT_DEMO) ?? databaseUrl === undefined;
  if (demo && databaseUrl !== undefined) {
    throw new EnvError("OCTANT_DEMO is only for the embedded database: DATABASE_URL names one that is yours.");
  }
  const trustedProxies = readTrustedProxies(given.OCTANT_TRUST_PROXY);
  const origins = readOrigins(given.OCTANT_ORIGIN, host, port);
  const smtp = readSmtp(given.OCTANT_SMTP_URL);
  return { host, port, dataFolder, keyFile, identityKeyFile, databaseUrl, demo, trustedProxies, origins, smtp };
}

function readIdentityKeyFile(text: string | undefined, dataFolder: string, keyFile: string): string {
  const file = text ? resolve(text) : join(dataFolder, "octant-identities.key");
  if (file !== keyFile) return file;
  throw new EnvError(
    `OCTANT_KEY_FILE and OCTANT_IDENTITY_KEY_FILE both name ${file}. Who the sources are needs a key file of its own.`,
  );
}

/** A chain of more is no installation that anybody runs, but a mistake that would let a client name itself. */
const MOST_PROXIES = 5;

function readTrustedProxies(text = "off"): number {
  const words: Partial<Record<string, number>> = { off: 0, on: 1 };
  const proxies = /^[1-9]$/.test(text) ? Number(text) : words[text];
  if (proxies === undefined || proxies > MOST_PROXIES) {
    throw new EnvError(
      `OCTANT_TRUST_PROXY is on, off, or how many proxies stand in front (1 to ${MOST_PROXIES}), not “${text}”.`,
    );
  }
  return proxies;
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new EnvError(`OCTANT_PORT is a number from 1 to 65535, not “${text}”.`);
  return port;
}

function readSwitch(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (text !== "on" && text !== "off") throw new EnvError(`${name} is on or off, not “${text}”.`);
  return text === "on";
}

/** The address holds a password, so a sentence about it never repeats it. */
function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = parseUrl(text);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.hostname || url.pathname.length < 2) {
    throw new EnvError("DATABASE_URL is written like postgres://user:password@host:5432/database.");
  }
  return text;
}

/** The address holds a password, so a sentence about it never repeats it. */
function readSmtp(text: string | undefined): SmtpAddress | undefined {
  if (text === undefined) return undefined;
  const address = readSmtpAddress(text);
  if (address) return address;
  throw new EnvError(
    "OCTANT_SMTP_URL is written like smtps://user:password@mail.example.org:465?from=octant@example.org; without a from the user is the sender.",
  );
}

/** Passwords and interviews never go over a network in the clear: away from this computer only https will do. */
function readOrigins(text: string | undefined, host: string, port: number): Env["origins"] {
  if (text === undefined) {
    if (!isLoopback(host)) {
      throw new EnvError(
        `OCTANT_HOST ${host} can be reached from other computers. Set OCTANT_ORIGIN to the https address that a proxy in front of Octant serves.`,
      );
    }
    return [`http://localhost:${port}`, `http://127.0.0.1:${port}`, `http://[::1]:${port}`];
  }
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, "")) {
    throw new EnvError(`OCTANT_ORIGIN is written like https://octant.example.org, not “${text}”.`);
  }
  if (url.protocol === "http:" && !(isLoopback(url.hostname) && isLoopback(host))) {
    throw new EnvError(`OCTANT_ORIGIN ${url.origin} must begin with https: other computers can reach it.`);
  }
  return [url.origin];
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
