import { asAccount, type Database } from "@octant/db";
import {
  type Crosswalk,
  crosswalkBetween,
  diffFrameworks,
  type FrameworkDiff,
  type FrameworkVersion,
} from "@octant/schemas";
import { findRelated, getVersion } from "./queries.ts";

/** A version of the library with every crosswalk from it. Throws `not-found`. */
export async function getFramework(db: Database, frameworkId: string): Promise<FrameworkVersion> {
  return asAccount(db, "", async (tx) => {
    const { document, origin, loadedAt } = await getVersion(tx, frameworkId);
    const crosswalks = (await findRelated(tx, document)).flatMap((other): Crosswalk[] => {
      const lines = crosswalkBetween(document, other);
      if (lines.length === 0) return [];
      const dimensions = other.dimensions.map(({ id, name }) => ({ id, name }));
      return [{ framework: other.id, name: other.name, dimensions, lines }];
    });
    return { framework: document, origin, loadedAt: loadedAt.toISOString(), crosswalks };
  });
}

/** What differs between two versions of the library. Throws `not-found` where one of them is not there. */
export async function compareFrameworks(db: Database, fromId: string, toId: string): Promise<FrameworkDiff> {
  return asAccount(db, "", async (tx) => {
    const [from, to] = await Promise.all([getVersion(tx, fromId), getVersion(tx, toId)]);
    return diffFrameworks(from.document, to.document);
  });
}
