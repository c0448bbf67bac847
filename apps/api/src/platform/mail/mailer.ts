import { createTransport } from "nodemailer";
import type { SmtpAddress } from "./smtp-address.ts";

export type Letter = { to: string; subject: string; text: string };

/** Hands letters in to a mail server. */
export type Mailer = {
  /** Throws what the mail server or the connection said: never for a log, since it may repeat the letter's address. */
  send: (letter: Letter) => Promise<void>;
};

const PATIENCE_MS = 10_000;

/** Each letter is handed in over a connection of its own: few are sent, and an idle one is cut by most servers. */
export function createMailer({ host, port, secure, requireTls, auth, from }: SmtpAddress): Mailer {
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(auth && { auth }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text }) => {
      // as an object, so that nothing in it is read as more than one address
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
    },
  };
}
