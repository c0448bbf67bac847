import { type codings, segments, sources, textVersions } from "@octant/db";
import { sql } from "drizzle-orm";

/** Codings whose source is still there: of one that was withdrawn the rows stay, and count nowhere. */
export const isNotWithdrawn = ({ assessmentId, segmentId }: typeof codings) => sql`not exists (
  select from ${segments}
  join ${textVersions} on ${textVersions.assessmentId} = ${segments.assessmentId} and ${textVersions.id} = ${segments.textVersionId}
  join ${sources} on ${sources.assessmentId} = ${textVersions.assessmentId} and ${sources.id} = ${textVersions.sourceId}
  where ${segments.assessmentId} = ${assessmentId} and ${segments.id} = ${segmentId} and ${sources.withdrawnAt} is not null
)`;
