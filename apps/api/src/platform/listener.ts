import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";

/** Why Octant cannot listen where it was told to, as a sentence. */
export class ListenError extends Error {
  override name = "ListenError";
}

type Fetch = Parameters<typeof getRequestListener>[0];

export type Listener = {
  /** From now on requests are answered; before, they are told to come again. */
  answerWith: (fetch: Fetch) => void;
  /** Takes no more requests, waits for those under way, at most `graceMs`, and then closes every connection. */
  close: (graceMs: number) => Promise<void>;
};

/** Takes the port, before anything else is started that would have to be stopped again. Throws a `ListenError`. */
export async function openListener(host: string, port: number): Promise<Listener> {
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { "Retry-After": "1", "Cache-Control": "no-store" }).end();
  };
  // a header of ten seconds or a body of two minutes is no slow line but somebody who wants to keep a socket busy
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 120_000 }, (request, response) =>
    answer(request, response),
  );
  const underWay = new Set<ServerResponse>();
  server.on("request", (_request, response) => {
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
  });
  await listen(server, host, port);
  return {
    answerWith: (fetch) => {
      const handler = getRequestListener(fetch, { overrideGlobalObjects: false });
      answer = (request, response) => void handler(request, response);
    },
    close: (graceMs) => close(server, underWay, graceMs),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new ListenError(toSentence(error, host, port))));
    server.listen({ host, port, exclusive: true }, resolve);
  });
}

function toSentence({ code }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === "EADDRINUSE") {
    return `Port ${port} is already in use, perhaps by another Octant. End that one, or set OCTANT_PORT to another port.`;
  }
  if (code === "EACCES") return `Octant may not listen on port ${port}. Set OCTANT_PORT to one above 1023.`;
  return `Octant cannot listen on ${host}, port ${port} (${code ?? "unknown reason"}). See OCTANT_HOST and OCTANT_PORT.`;
}

/** A connection on which nothing is asked, such as a browser opens in advance, keeps nobody waiting. */
async function close(server: Server, underWay: ReadonlySet<ServerResponse>, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const until = performance.now() + graceMs;
  while (underWay.size > 0 && performance.now() < until) await delay(20);
  server.closeAllConnections();
  await closed;
}
