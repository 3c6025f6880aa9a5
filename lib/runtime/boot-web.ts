import { registerBootApiKey } from "@/lib/auth/boot-api-key";
import { ensureFirstAdmin } from "@/lib/auth/first-admin";
import { notePeers } from "@/lib/auth/peer-address";
import { basePath, pathOf } from "@/lib/base-path";
import { config as readConfig, type Config } from "@/lib/config";
import { ensureDefaultOrganisation } from "@/lib/demo/ensure-default-organisation";
import { logger } from "@/lib/logger";
import { shareNudges } from "@/lib/queue/nudge-others";
import { keepWatching } from "./keep-watching";
import { openInstance } from "./open-instance";
import { endOnSignal } from "./shutdown";
import { startTelemetry } from "./start-telemetry";
import { createWorker } from "./worker";

/**
 * Starts a web process: database, keys, first organisation, first admin, and the worker where it is inline. When this
 * cannot be done the process ends with one sentence that says why.
 */
export async function bootWeb(): Promise<void> {
  try {
    const config = readConfig();
    requirePathOfBuild(config);
    notePeers();
    const stopTelemetry = await startTelemetry(config);
    const { database, keys } = await openInstance(config);
    const isDemo = config.demo === "auto" ? database.kind === "pglite" : config.demo;
    await ensureDefaultOrganisation({ demo: isDemo });
    await registerBootApiKey(config);
    const setupToken = await ensureFirstAdmin(config);

    const worker = config.worker === "inline" ? createWorker(config, keys) : null;
    const stopSharing = shareNudges(database);
    // Here as well as in worker processes: a worker that is dead cannot say so.
    const stopWatching = keepWatching();
    endOnSignal(async () => {
      stopWatching();
      await worker?.stop();
      await stopSharing();
      await stopTelemetry();
      await database.close();
    });
    worker?.start();
    announce(config, setupToken);
  } catch (error) {
    refuse(error);
  }
}

/** Next fixes the path when it builds: links to another one would lead nowhere. */
function requirePathOfBuild({ appUrl }: Config): void {
  const path = pathOf(appUrl);
  if (path === basePath) return;
  throw new Error(
    `APP_URL is ${appUrl}, but this build is served at ${basePath || "/"}. ` +
      "Start with npm start, which builds for the new path, or build again with the new APP_URL.",
  );
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
