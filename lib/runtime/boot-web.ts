import { registerBootApiKey } from "@/lib/auth/boot-api-key";
import { ensureFirstAdmin } from "@/lib/auth/first-admin";
import { config as readConfig, type Config } from "@/lib/config";
import { ensureDefaultOrganisation } from "@/lib/demo/ensure-default-organisation";
import { logger } from "@/lib/logger";
import { nudge } from "@/lib/queue/nudge";
import { shareNudges } from "@/lib/queue/nudge-others";
import { watchQueue } from "@/lib/queue/watch-queue";
import { openInstance } from "./open-instance";
import { endOnSignal } from "./shutdown";
import { createWorker } from "./worker";

const WATCH_MS = 30_000;

/**
 * Starts a web process: database, keys, first organisation, first admin, and the worker where it is inline. When this
 * cannot be done the process ends with one sentence that says why.
 */
export async function bootWeb(): Promise<void> {
  try {
    const config = readConfig();
    const { database, keys } = await openInstance(config);
    const isDemo = config.demo === "auto" ? database.kind === "pglite" : config.demo;
    await ensureDefaultOrganisation({ demo: isDemo });
    await registerBootApiKey(config);
    const setupToken = await ensureFirstAdmin(config);

    const worker = config.worker === "inline" ? createWorker(config, keys) : null;
    const stopSharing = shareNudges(database);
    const watching = setInterval(() => void watchSafely(), WATCH_MS);
    endOnSignal(async () => {
      clearInterval(watching);
      await worker?.stop();
      await stopSharing();
      await database.close();
    });
    worker?.start();
    announce(config, setupToken);
  } catch (error) {
    refuse(error);
  }
}

/** Here as well as in the workers: a worker that is dead cannot say so. */
async function watchSafely(): Promise<void> {
  try {
    if ((await watchQueue()) > 0) nudge("notifications");
  } catch (error) {
    logger.warn({ err: error }, "the queue could not be watched");
  }
}

/** The one link. Plain text on purpose: a person reads it, and the set-up token must not be in the logs' index. */
function announce({ appUrl }: Config, setupToken: string | null): void {
  const link = setupToken ? `${appUrl}/setup?token=${setupToken}` : appUrl;
  const hint = setupToken ? " (make the first admin there; the link works once)" : "";
  process.stdout.write(`Runbell is ready: ${link}${hint}\n`);
}

function refuse(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  logger.debug({ err: error }, "the start failed");
  process.exit(1);
}
