const STOPPING = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * Settles when the operator, the system or a closed terminal ends Octant. Asked for first of all, so that a start can be
 * interrupted too. SIGUSR1 would open a debugger, from which every key in memory can be read; it does nothing here.
 */
export function stopSignal(): Promise<void> {
  process.on("SIGUSR1", () => {});
  return new Promise((resolve) => {
    for (const signal of STOPPING) process.once(signal, () => resolve());
  });
}
