import type { createApp } from "./app.ts";

/** The API as types, for a client that is checked against it. */
export type AppType = ReturnType<typeof createApp>;
