import type { OctantServer } from "../octant-server.ts";

export const LOGIN = "awa@example.org";
export const PASSWORD = "seventeen herons over Bla";

/** Makes the first account of a running server, by the link that it printed. */
export async function makeFirstAccount(octant: OctantServer): Promise<void> {
  const token = /\/link#([\w-]{43})/.exec(octant.output)?.[1];
  const answer = await post(octant, "/links/account", { token, name: "Awa Diarra", login: LOGIN, password: PASSWORD });
  if (answer.status !== 201) throw new Error(`no first account: ${answer.status} ${await answer.text()}`);
}

/** Signs in over HTTP, and says how it went and how long it took. */
export async function signInOver(octant: OctantServer, login = LOGIN, password = PASSWORD) {
  const began = performance.now();
  const answer = await post(octant, "/session/password", { login, password });
  await answer.arrayBuffer();
  return { status: answer.status, elapsedMs: performance.now() - began };
}

function post(octant: OctantServer, path: string, body: object): Promise<Response> {
  return fetch(`${octant.origin}/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: octant.origin },
    body: JSON.stringify(body),
  });
}
