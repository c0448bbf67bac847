import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Bytes: ciphertexts, hashes, wrapped keys. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** A transaction's number, which never comes round again. It is a string, because it can exceed what a number holds. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => "xid8" });

export const moment = (name: string) => timestamp(name, { withTimezone: true });

/** The first column of every tenant table and of every key in it. */
export const assessmentId = () => uuid("assessment_id").notNull();
