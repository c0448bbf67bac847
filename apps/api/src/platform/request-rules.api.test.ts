import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount, Client, refusal, signInAs } from "../../test/client.ts";
import { ORIGIN, openTestApp, type TestApp } from "../../test/test-app.ts";

const PATH = "/api/v1/session";
let octant: TestApp;
let client: Client;
beforeAll(async () => {
  octant = await openTestApp();
  client = await signInAs(octant, await addAccount(octant, "Ingrid Solheim"));
});
afterAll(() => octant.close());

const isStillSignedIn = async () => (await client.send("GET", PATH)).status === 200;

describe("a request that changes something", () => {
  test.each([
    ["another site", { Origin: "https://evil.example" }],
    ["another port of this computer", { Origin: "http://localhost:4000" }],
    ["a sandboxed page", { Origin: "null" }],
    ["nobody knows where", { Origin: "" }],
    ["another site, by the browser's own word", { "Sec-Fetch-Site": "cross-site" }],
    ["a sibling site", { "Sec-Fetch-Site": "same-site" }],
  ])("is refused when it comes from %s", async (_where, headers) => {
    expect(await refusal(client.send("DELETE", PATH, { headers }))).toEqual([403, "origin-refused"]);
    expect(await isStillSignedIn()).toBe(true);
  });

  test("is refused before it is looked at who asks", async () => {
    const stranger = new Client(octant).send("DELETE", PATH, { headers: { Origin: "https://evil.example" } });
    expect(await refusal(stranger)).toEqual([403, "origin-refused"]);
  });
});

describe("a request under another site's name", () => {
  const ask = (host: string, path = "/api/openapi.json") => client.send("GET", path, { headers: { Host: host } });

  test.each(["evil.example", "evil.example:3900", "localhost.evil.example", "127.0.0.1.evil.example", "0x7f.1"])(
    "such as %s is refused",
    async (host) => {
      expect(await refusal(ask(host))).toEqual([421, "host-refused"]);
    },
  );

  test.each(["localhost:3900", "LOCALHOST", "127.0.0.1:3900", "[::1]:3900", "10.1.2.3"])(
    "is not one to %s",
    async (host) => {
      expect((await ask(host)).status).toBe(200);
    },
  );

  test("may still ask whether the server is alive", async () => {
    expect((await ask("octant-1.cluster.internal", "/health/live")).status).toBe(200);
  });
});

test("no other site is ever allowed to read an answer", async () => {
  for (const method of ["GET", "OPTIONS"]) {
    const answer = await client.send(method, PATH, { headers: { Origin: "https://evil.example" } });
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

describe("a body", () => {
  const post = (body: string, headers: Record<string, string>) =>
    new Client(octant).send("POST", PATH, { body, headers });

  test.each(["text/plain", "application/x-www-form-urlencoded", ""])("of the kind “%s” is refused", async (type) => {
    const answer = post(`{"token":"${"A".repeat(43)}"}`, { "Content-Type": type });
    expect(await refusal(answer)).toEqual([415, "unsupported-media-type"]);
  });

  test("that is no JSON is refused without being repeated", async () => {
    const answer = await post('{"token": secret-word', {});
    expect(await refusal(answer.clone())).toEqual([422, "invalid-request"]);
    expect(await answer.text()).not.toContain("secret-word");
  });

  test("with a name that the schema does not know is refused without repeating it", async () => {
    const answer = await post(`{"token":"${"A".repeat(43)}","secret-word":1}`, {});
    expect(await refusal(answer.clone())).toEqual([422, "invalid-request"]);
    expect(await answer.text()).not.toContain("secret-word");
  });

  test("of more than a mebibyte is refused with the limit, whatever length it declares", async () => {
    const large = JSON.stringify({ token: "A".repeat(2 ** 20) });
    expect(await refusal(post(large, {}))).toEqual([413, "body-too-large"]);
    const stream = new Blob([large]).stream();
    const init = {
      method: "POST",
      body: stream,
      duplex: "half" as const,
      headers: { Origin: ORIGIN, "Content-Type": "application/json" },
    };
    expect(await refusal(octant.app.request(new Request(`${ORIGIN}${PATH}`, init)))).toEqual([413, "body-too-large"]);
  });

  test.each([
    ["half a character", '{"token":"\\ud800"}'],
    ["a NUL", '{"token":"\\u0000"}'],
    ["a value thirty-three levels down", `{"token":${"[".repeat(32)}${"]".repeat(32)}}`],
  ])("with %s is refused, and nothing of it becomes another letter", async (_what, body) => {
    const answer = await post(body, {});
    expect(await refusal(answer.clone())).toEqual([422, "invalid-request"]);
    expect(await answer.text()).not.toContain("\ufffd");
  });

  test("of thirty thousand open brackets is refused like any other that does not fit", async () => {
    expect(await refusal(post("[".repeat(30_000) + "]".repeat(30_000), {}))).toEqual([422, "invalid-request"]);
  });
});
