// `npm run rotate-keys`: puts all stored secrets under the first key of RUNBELL_SECRET_KEY, beside running processes.
import { config as readConfig } from "@/lib/config";
import { openInstance } from "./open-instance";
import { rotateKeys } from "./rotate-keys";

try {
  const { database, keys } = await openInstance(readConfig());
  const { rewrapped, unreadable } = await rotateKeys(keys.ring);
  await database.close();
  process.stdout.write(
    `${rewrapped} ${rewrapped === 1 ? "secret was" : "secrets were"} put under key ${keys.ring.current.id}.\n`,
  );
  if (unreadable.length > 0) {
    process.stderr.write(
      `${unreadable.length} could not be read with any key of RUNBELL_SECRET_KEY, and stay as they are: ${unreadable.join(", ")}\n`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
