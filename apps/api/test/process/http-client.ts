import type { OctantServer } from "../octant-server.ts";

/** A script that is signed in as the demo's lead and talks to a running Octant over HTTP. */
export class HttpClient {
  private constructor(
    private readonly origin: string,
    private readonly cookie: string,
  ) {}

  static async signIn(server: OctantServer): Promise<HttpClient> {
    const token = server.signInLink.split("#")[1];
    const answer = await fetch(`${server.origin}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.origin },
      body: JSON.stringify({ token }),
    });
    const cookie = answer.headers.get("set-cookie")?.split(";")[0];
    if (!answer.ok || !cookie) throw new Error(`not signed in: ${answer.status} ${await answer.text()}`);
    return new HttpClient(server.origin, cookie);
  }

  async send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    const json = body !== undefined && !(body instanceof FormData);
    return fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.origin,
        ...(json ? { "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
  }

  /** A GET whose answer is given as `read` takes it; any refusal throws. */
  async get<T>(path: string, read: (body: unknown) => T): Promise<T> {
    const answer = await this.send("GET", path);
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return read(await answer.json());
  }
}
