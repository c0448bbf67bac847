import { expect, test } from "vitest";
import { addressBlock, findClient } from "./client-address.ts";

const PEER = "10.0.0.1";

test("without a trusted proxy nobody can name an address of their choice", () => {
  expect(findClient({ peer: PEER, forwardedFor: "198.51.100.7", trustedProxies: 0 })).toBe(PEER);
});

test.each([
  [1, "198.51.100.7", "198.51.100.7"],
  [1, "203.0.113.9, 198.51.100.7", "198.51.100.7"],
  [2, "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"],
  [2, "198.51.100.7", "198.51.100.7"],
  [1, "203.0.113.9,2001:DB8:0:0::1", "2001:db8::1"],
  [1, "198.51.100.7:4711", "198.51.100.7"],
  [1, "[2001:db8::1]:4711", "2001:db8::1"],
])("behind %i trusted proxies “%s” is %s, whatever the client wrote left of it", (trustedProxies, list, client) => {
  expect(findClient({ peer: PEER, forwardedFor: list, trustedProxies })).toBe(client);
});

test.each(["", "unknown", "198.51.100.7, evil", "_hidden", "999.1.1.1"])("“%s” names nobody", (forwardedFor) => {
  expect(findClient({ peer: PEER, forwardedFor, trustedProxies: 1 })).toBe(PEER);
});

test("an address has one way of being written, and a connection that is gone has none", () => {
  const peers = ["::ffff:127.0.0.1", "fe80::1%eth0", "2001:0db8:0000::0001", undefined];
  const found = peers.map((peer) => findClient({ peer, forwardedFor: undefined, trustedProxies: 0 }));
  expect(found).toEqual(["127.0.0.1", "fe80::1", "2001:db8::1", "unknown"]);
});

test("who has one address of an IPv6 network is one place in all of it", () => {
  expect(addressBlock("198.51.100.7")).toBe("198.51.100.7");
  expect(addressBlock("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(addressBlock("2001:db8:1:2::6")).toBe("2001:db8:1:2::/64");
  expect(addressBlock("2001:db8::6")).toBe("2001:db8:0:0::/64");
  expect(addressBlock("2001:db8::")).toBe("2001:db8:0:0::/64");
  expect(addressBlock("::1")).toBe("0:0:0:0::/64");
  expect(addressBlock("unknown")).toBe("unknown");
});
