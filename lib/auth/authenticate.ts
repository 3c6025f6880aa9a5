import type { Actor } from "@/lib/core/actor";
import { AppError, UnauthenticatedError } from "@/lib/core/errors";
import { config } from "@/lib/config";
import { Secret, secretsEqual } from "@/lib/secrets";
import { readApiKey, requireKeyActor } from "./api-token";
import { findSession, type Session } from "./session";

export type Caller = { kind: "api_key"; actor: Actor } | { kind: "session"; actor: Actor; session: Session };

/** Who makes the request: by its API key if it has one, whatever its cookies say; else by its session. */
export async function requireCaller(headers: Headers): Promise<Caller> {
  const key = readApiKey(headers);
  if (key !== null) return { kind: "api_key", actor: await requireKeyActor(key) };
  const session = await findSession(headers);
  if (!session) throw new UnauthenticatedError();
  return { kind: "session", actor: session.actor, session };
}

/** Throws unless the request has CRON_SECRET as its bearer. Without one configured there is nothing to call. */
export function requireCronSecret(headers: Headers): void {
  const { cronSecret } = config();
  if (!cronSecret)
    throw new AppError("not_found", "There is nothing at this address: CRON_SECRET is not set.");
  const given = readApiKey(headers);
  if (given === null || !secretsEqual(new Secret(given), cronSecret))
    throw new UnauthenticatedError("Send CRON_SECRET as Authorization: Bearer.");
}
