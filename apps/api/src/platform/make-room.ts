import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Keeps connections to `most`. Above it the one that has waited longest for its client is closed: one on which nothing was
 * asked, or only a part has come. So thousands of idle or trickling connections keep nobody out, whichever address they
 * come from: behind a proxy they all come from one. Only where all of them are being answered is a new one refused.
 */
export function makeRoom(server: Server, most: number): void {
  const open = new Map<Socket, IncomingMessage | undefined>();
  server.on("connection", (socket: Socket) => {
    if (open.size >= most && !closeOneThatWaits(open)) return void socket.destroy();
    open.set(socket, undefined);
    socket.once("close", () => open.delete(socket));
  });
  server.on("request", (request: IncomingMessage, response) => {
    const { socket } = request;
    open.set(socket, request);
    response.once("close", () => {
      // put last: it has only now begun to wait
      if (open.delete(socket)) open.set(socket, undefined);
    });
  });
}

function closeOneThatWaits(open: Map<Socket, IncomingMessage | undefined>): boolean {
  for (const [socket, request] of open) {
    if (request?.complete) continue;
    open.delete(socket);
    socket.destroy();
    return true;
  }
  return false;
}
