import { resolve } from "node:path";
import { expect, test } from "vitest";
import { EnvError, takeEnv } from "./env.ts";

const refusal = (environment: NodeJS.ProcessEnv): string => {
  try {
    takeEnv(environment);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "taken";
};

test("with nothing set Octant runs on loopback with its own database and the demo", () => {
  expect(takeEnv({ PATH: "/bin" })).toEqual({
    host: "127.0.0.1",
    port: 3900,
    dataFolder: resolve(".octant"),
    keyFile: resolve(".octant", "octant.key"),
    identityKeyFile: resolve(".octant", "octant-identities.key"),
    databaseUrl: undefined,
    demo: true,
    trustedProxies: 0,
    origins: ["http://localhost:3900", "http://127.0.0.1:3900", "http://[::1]:3900"],
  });
});

test("what was read is taken out of the environment, and nothing else is", () => {
  const environment = { PATH: "/bin", OCTANT_KEY_FILE: "/k", DATABASE_URL: "postgres://u:p@h/d", OCTANT_PORT: "4000" };
  expect(takeEnv(environment)).toMatchObject({ keyFile: "/k", port: 4000, demo: false });
  expect(environment).toEqual({ PATH: "/bin" });
});

test("who the sources are is never under the key file of the texts", () => {
  const refused = /^OCTANT_KEY_FILE and OCTANT_IDENTITY_KEY_FILE both name \/k/;
  expect(refusal({ OCTANT_KEY_FILE: "/k", OCTANT_IDENTITY_KEY_FILE: "/a/../k" })).toMatch(refused);
});

test("an address of a mail server that cannot be read is refused without repeating its password", () => {
  for (const url of ["mail.example.org", "smtp://user:secret@mail.example.org"]) {
    expect(refusal({ OCTANT_SMTP_URL: url })).toMatch(/^OCTANT_SMTP_URL is written like/);
    expect(refusal({ OCTANT_SMTP_URL: url })).not.toContain("secret@mail");
  }
});

test("an unknown name is refused with the names that there are", () => {
  expect(refusal({ OCTANT_PROT: "3900" })).toMatch(/^OCTANT_PROT is no setting.*OCTANT_PORT/);
});

test.each(["", "0", "65536", "3900x", "-1", "1e3"])("OCTANT_PORT cannot be “%s”, unless it is empty", (value) => {
  expect(refusal({ OCTANT_PORT: value })).toMatch(value === "" ? /^taken$/ : /^OCTANT_PORT/);
});

test("the demo is never put into a database that is somebody's own", () => {
  const databaseUrl = "postgres://user:secret@db.example.org/octant";
  expect(takeEnv({ DATABASE_URL: databaseUrl }).demo).toBe(false);
  expect(refusal({ DATABASE_URL: databaseUrl, OCTANT_DEMO: "on" })).toMatch(/^OCTANT_DEMO/);
  expect(refusal({ OCTANT_DEMO: "maybe" })).toMatch(/^OCTANT_DEMO/);
});

test("a database's address that cannot be read is refused without repeating its password", () => {
  for (const url of ["mysql://u:secret@h/d", "secret", "postgres://u:secret@h"]) {
    expect(refusal({ DATABASE_URL: url })).toMatch(/^DATABASE_URL is written like/);
    expect(refusal({ DATABASE_URL: url })).not.toContain("secret");
  }
});

test("off loopback only https is taken", () => {
  expect(refusal({ OCTANT_HOST: "0.0.0.0" })).toMatch(/OCTANT_ORIGIN/);
  expect(refusal({ OCTANT_ORIGIN: "http://octant.example.org" })).toMatch(/must begin with https/);
  expect(refusal({ OCTANT_HOST: "0.0.0.0", OCTANT_ORIGIN: "http://localhost:3900" })).toMatch(/must begin with https/);
  const behindProxy = takeEnv({ OCTANT_HOST: "0.0.0.0", OCTANT_ORIGIN: "https://octant.example.org" });
  expect(behindProxy.origins).toEqual(["https://octant.example.org"]);
  expect(takeEnv({ OCTANT_ORIGIN: "http://localhost:8080" }).origins).toEqual(["http://localhost:8080"]);
  expect(refusal({ OCTANT_ORIGIN: "https://octant.example.org/app" })).toMatch(/^OCTANT_ORIGIN is written like/);
});

test("how many proxies may say who asks is off, on for one, or their number", () => {
  const proxies = ["off", "on", "1", "3", ""].map((text) => takeEnv({ OCTANT_TRUST_PROXY: text }).trustedProxies);
  expect(proxies).toEqual([0, 1, 1, 3, 0]);
  for (const text of ["0", "6", "yes", "127.0.0.1"]) {
    expect(refusal({ OCTANT_TRUST_PROXY: text })).toMatch(/^OCTANT_TRUST_PROXY is on, off/);
  }
});
