import { isLoopback } from "../is-loopback.ts";

/** Where mail is handed in, as OCTANT_SMTP_URL says it. */
export type SmtpAddress = {
  host: string;
  port: number;
  /** TLS from the first byte; without it TLS is asked for before anything is said, except on this computer. */
  secure: boolean;
  requireTls: boolean;
  auth: { user: string; pass: string } | undefined;
  /** Whom the mail is from. */
  from: string;
};

const PORTS = { "smtp:": 587, "smtps:": 465 } as const;
const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+$/;

/**
 * Reads `smtps://user:password@host:465?from=octant@example.org`. Gives undefined for what is no such address, and for one
 * that does not say whom mail is from: neither by `from` nor by a user that is a mail address.
 */
export function readSmtpAddress(text: string): SmtpAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const { protocol, hostname, searchParams } = url;
  if (protocol !== "smtp:" && protocol !== "smtps:") return undefined;
  if (!hostname || !/^\/?$/.test(url.pathname) || [...searchParams.keys()].some((name) => name !== "from")) {
    return undefined;
  }
  const [user, pass] = [decode(url.username), decode(url.password)];
  if (user === undefined || pass === undefined) return undefined;
  const from = searchParams.get("from") ?? user;
  if (!ADDRESS.test(from)) return undefined;
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port ? Number(url.port) : PORTS[protocol],
    secure,
    requireTls: !secure && !isLoopback(hostname),
    auth: user ? { user, pass } : undefined,
    from,
  };
}

/** Undefined where a per cent sign stands for nothing. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
