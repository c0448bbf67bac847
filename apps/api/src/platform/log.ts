import { type DestinationStream, type Logger, pino } from "pino";

/**
 * The server's log, one JSON object a line: ids, codes, durations; never what a person wrote. On a terminal only what went
 * wrong is shown, so that the address of the running Octant stays in sight.
 */
export function createLog(destination?: DestinationStream): Logger {
  const level = destination || !process.stderr.isTTY ? "info" : "warn";
  // written beside the answering of requests; what is still waiting at the end is written then
  return pino({ level, base: null }, destination ?? pino.destination({ dest: 2, sync: false }));
}
