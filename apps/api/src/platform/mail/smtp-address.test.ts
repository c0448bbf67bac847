import { expect, test } from "vitest";
import { readSmtpAddress } from "./smtp-address.ts";

test("an address says host, port, TLS, who hands in and whom mail is from", () => {
  expect(readSmtpAddress("smtps://octant%40example.org:p%40ss@mail.example.org")).toEqual({
    host: "mail.example.org",
    port: 465,
    secure: true,
    requireTls: false,
    auth: { user: "octant@example.org", pass: "p@ss" },
    from: "octant@example.org",
  });
  expect(readSmtpAddress("smtp://mail.example.org:2525?from=octant@example.org")).toMatchObject({
    port: 2525,
    auth: undefined,
    from: "octant@example.org",
  });
});

test("nothing goes over a network in the clear: TLS is asked for, except on this computer", () => {
  const asksFor = (host: string) => readSmtpAddress(`smtp://${host}?from=a@example.org`)?.requireTls;
  expect(["mail.example.org", "192.0.2.7"].map(asksFor)).toEqual([true, true]);
  expect(["localhost", "127.0.0.1", "[::1]"].map(asksFor)).toEqual([false, false, false]);
});

test.each([
  "mail.example.org",
  "http://h?from=a@b.org",
  "smtp://h",
  "smtp://user:p@h",
  "smtp://a%40b.org:100%@h",
  "smtp://h?from=a@b.org&tls=off",
  "smtp://h?from=a%0d%0aBcc: x@y.org",
])("%s is no such address", (text) => {
  expect(readSmtpAddress(text)).toBeUndefined();
});
