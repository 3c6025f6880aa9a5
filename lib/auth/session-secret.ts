import { config } from "@/lib/config";
import { ensureInstanceKeys } from "@/lib/instance-keys";
import type { Secret } from "@/lib/secrets";

// On globalThis: Next bundles this module more than once.
const slot = globalThis as typeof globalThis & { runbellSessionSecret?: Secret };

/** What sessions are encrypted with: NEXTAUTH_SECRET, or the key in the data folder. */
export async function sessionSecret(): Promise<Secret> {
  slot.runbellSessionSecret ??= (await ensureInstanceKeys(config())).sessionSecret;
  return slot.runbellSessionSecret;
}

/** Makes this the secret: for lib/testing, which must not write keys into the data folder. */
export function installSessionSecret(secret: Secret): void {
  slot.runbellSessionSecret = secret;
}
