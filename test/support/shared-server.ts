let stop: (() => Promise<void>) | null = null;

/** Keeps the way to stop the shared server from jest's global set-up to its global teardown. */
export function rememberServer(stopServer: () => Promise<void>): void {
  stop = stopServer;
}

/** Stops the shared server, if one was started. */
export async function stopServer(): Promise<void> {
  await stop?.();
}
