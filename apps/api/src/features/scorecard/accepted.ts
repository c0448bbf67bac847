/** The database's constraints keep out whatever the method rejects; so this is a fault of ours and no one's input. */
export function accepted<Result extends { kind: string }>(result: Result): Exclude<Result, { kind: "rejected" }> {
  if (result.kind === "rejected") throw new Error("evidence that the register allows was rejected");
  return result as Exclude<Result, { kind: "rejected" }>;
}
