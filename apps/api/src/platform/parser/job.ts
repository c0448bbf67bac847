/** What is to be done with a file: the kind of its reader, and what that reader has to be told. */
export type Job = { readonly kind: string; readonly [option: string]: string | null };

/** What a reader found: what can be said as JSON, and bytes as they are. */
export type Finding = { head: object; parts: Uint8Array[] };

/** Reads one file, in a process of its own. A file is refused by a finding that says so; an error is a fault of ours. */
export type FileReader = (file: Uint8Array, job: Job) => Finding | Promise<Finding>;
