import type { AuditFinding } from "@octant/schemas";

/** What is wrong with a chain, for the operator. */
export function toFaultSentence({ fault, seq, until = seq, with: other }: AuditFinding): string {
  const range = until > seq ? `entries ${seq} to ${until}` : `entry ${seq}`;
  switch (fault) {
    case "altered":
      return `entry ${seq} was altered`;
    case "removed":
      return `${range} removed`;
    case "inserted":
      return `${range} inserted: Octant has not written that here`;
    case "swapped":
      return `entry ${seq} was swapped with entry ${other}`;
    case "forged":
      return `entry ${seq}, the last, was not written by Octant as it stands: altered or added`;
    case "not-following":
      return `entry ${seq} is genuine, but does not follow the one before it`;
    case "cut-off":
      return `${range} cut off: an anchor has seen entry ${until}`;
    case "rewritten":
      return `entry ${seq} is not the one that an anchor has seen: the chain was written anew`;
    case "change-log-altered":
      return `the change log was altered: it is not what entry ${seq} vouches for`;
    case "chain-missing":
      return `the whole chain is missing: an anchor has seen entry ${until}`;
  }
}
