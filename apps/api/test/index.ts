export { percentile, type Report } from "../bench/percentile.ts";
export { MailSink } from "./mail-sink.ts";
export { freePort, OctantServer, serveOnce } from "./octant-server.ts";
export { HttpClient } from "./process/http-client.ts";
export { importText, somethingToCode } from "./process/material.ts";
