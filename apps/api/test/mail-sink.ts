import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Received = { to: string[]; from: string; content: string };

/** A mail server of a test's own, which takes every letter and sends none on. */
export class MailSink {
  readonly received: Received[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<MailSink> {
    const sink: MailSink = new MailSink(
      new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        onData: (stream, session, done) => {
          const parts: Buffer[] = [];
          stream.on("data", (part: Buffer) => parts.push(part));
          stream.on("end", () => {
            const { mailFrom, rcptTo } = session.envelope;
            const from = mailFrom ? mailFrom.address : "";
            sink.received.push({ from, to: rcptTo.map(({ address }) => address), content: unfold(parts) });
            done();
          });
        },
      }),
    );
    sink.server.listen(0, "127.0.0.1");
    await once(sink.server.server, "listening");
    return sink;
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}?from=octant@example.org`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** Long lines travel in parts, each but the last ending in "=". */
function unfold(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString().replaceAll("=\r\n", "").replaceAll("=3D", "=");
}
