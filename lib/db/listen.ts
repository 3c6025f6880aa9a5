import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { logger } from "@/lib/logger";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Hears what other sessions NOTIFY on a channel, over a connection of its own that is made anew whenever it breaks, until
 * the returned function is called. What is said while there is no connection is missed: only a hint may rest on it.
 */
export function listenTo(
  connectionString: string,
  channel: string,
  onMessage: (payload: string) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  const listening = listen();

  async function listen(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      if (await listenOnce(() => (failures = 0))) return;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  /** True when it ended because it was to end; false when the connection broke. */
  async function listenOnce(onConnected: () => void): Promise<boolean> {
    const client = new pg.Client({ connectionString, application_name: "runbell", keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      client.once("end", resolve);
      client.on("error", (error) => {
        logger.warn({ err: error }, "lost the connection that hears of new work; polling goes on");
        resolve();
      });
    });
    client.on("notification", ({ payload = "" }) => onMessage(payload));
    const stop = () => void client.end().catch(() => undefined);
    stopping.signal.addEventListener("abort", stop);
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      onConnected();
      if (stopping.signal.aborted) stop();
      await ended;
    } catch (error) {
      if (!stopping.signal.aborted)
        logger.warn({ err: error }, "cannot hear of other processes' new work; polling goes on");
    } finally {
      stopping.signal.removeEventListener("abort", stop);
      await client.end().catch(() => undefined);
    }
    return stopping.signal.aborted;
  }

  return async () => {
    stopping.abort();
    await listening;
  };
}
