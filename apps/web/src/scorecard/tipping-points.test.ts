import { expect, test } from "vitest";
import { tippingPoints } from "./tipping-points.ts";

const at = (clusterId: string, groupId: string, position: number) => ({ clusterId, groupId, position });
const noWeights = () => null;

test("a group is named when the balance changes side without it", () => {
  const clusters = [at("a", "civil society", -1), at("b", "officials", 0.1), at("c", "researchers", 0)];
  expect(tippingPoints(clusters, -1, noWeights)).toEqual({ groups: ["civil society"], clusters: [] });
});

test("a cluster is named when the balance changes side without it alone", () => {
  const clusters = [at("a", "civil society", -1), at("b", "civil society", 0.2)];
  expect(tippingPoints(clusters, -1, noWeights)).toEqual({ groups: [], clusters: ["a"] });
});

test("declared weights decide who can tip the balance", () => {
  const clusters = [at("a", "civil society", -0.6), at("b", "officials", 0.2), at("c", "researchers", -0.4)];
  const heavy = (groupId: string) => (groupId === "civil society" ? 5 : null);
  expect(tippingPoints(clusters, -1, heavy)).toEqual({ groups: ["civil society"], clusters: [] });
  expect(tippingPoints([at("a", "civil society", -0.6)], -1, heavy)).toEqual({ groups: [], clusters: [] });
});
