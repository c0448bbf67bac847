import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { CONNECTIONS } from "./limits.ts";
import { makeRoom } from "./make-room.ts";

/** Why Octant cannot listen where it was told to, as a sentence. */
export class ListenError extends Error {
  override name = "ListenError";
}

type Fetch = Parameters<typeof getRequestListener>[0];

type ConnectionLimits = { readonly [Name in keyof typeof CONNECTIONS]: number };

export type Listener = {
  /** From now on requests are answered; before, they are told to come again. */
  answerWith: (fetch: Fetch) => void;
  /** Takes no more requests, waits for those under way, at most `graceMs`, and then closes every connection. */
  close: (graceMs: number) => Promise<void>;
};

export type ListenerOptions = {
  host: string;
  port: number;
  /** What every answer bears, also one that the app never sees. */
  headers?: Record<string, string>;
  connections?: ConnectionLimits;
};

/** Takes the port, before anything else is started that would have to be stopped again. Throws a `ListenError`. */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const { host, port, connections = CONNECTIONS } = options;
  const headers = { ...options.headers, "Cache-Control": "no-store" };
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { ...headers, "Retry-After": "1" }).end();
  };
  const { headersMs: headersTimeout, requestMs: requestTimeout, checkMs: connectionsCheckingInterval } = connections;
  // Node would refuse what names no host in words of its own; here it becomes no address, and is refused as such
  const timeouts = { headersTimeout, requestTimeout, connectionsCheckingInterval, requireHostHeader: false };
  const server = createServer(timeouts, (request, response) => answer(request, response));
  server.on("checkExpectation", (_request, response) => response.writeHead(417, headers).end());
  refuseInWords(server, headers);
  makeRoom(server, connections.most);
  const underWay = new Set<ServerResponse>();
  server.on("request", (_request, response) => {
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
  });
  await listen(server, host, port);
  return {
    answerWith: (fetch) => {
      // a request that is no address, or names no host, never becomes one that the app could answer
      const errorHandler = () => new Response(null, { status: 400, headers });
      const handler = getRequestListener(fetch, { overrideGlobalObjects: false, errorHandler });
      answer = (request, response) => void handler(request, response);
    },
    close: (graceMs) => close(server, underWay, graceMs),
  };
}

/** What is no HTTP, or comes too slowly to become a request, is refused with the headers that every answer bears. */
function refuseInWords(server: Server, headers: Record<string, string>): void {
  const STATUS: Record<string, string> = {
    ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
    HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  server.on("clientError", ({ code }: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || code === "ECONNRESET") return void socket.destroy();
    const status = STATUS[code ?? ""] ?? "400 Bad Request";
    socket.end(`HTTP/1.1 ${status}\r\n${lines.join("")}Connection: close\r\nContent-Length: 0\r\n\r\n`, () =>
      socket.destroy(),
    );
  });
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
