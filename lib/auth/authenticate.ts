import type { Actor } from "@/lib/core/actor";
import { AppError, ForbiddenError, UnauthenticatedError } from "@/lib/core/errors";
import { config } from "@/lib/config";
import { Secret, secretsEqual } from "@/lib/secrets";
import { readApiKey, readSenderKey, requireApiKey } from "./api-token";
import { findSession, type Session } from "./session";

export type Caller =
  { kind: "api_key"; keyId: string; actor: Actor } | { kind: "session"; actor: Actor; session: Session };

/** Who makes the request: by its API key if it has one, whatever its cookies say; else by its session. */
export async function requireCaller(headers: Headers): Promise<Caller> {
  const key = readApiKey(headers);
  if (key !== null) return { kind: "api_key", ...(await requireApiKey(key)) };
  const session = await findSession(headers);
  if (!session) throw new UnauthenticatedError();
  return { kind: "session", actor: session.actor, session };
}

/** Whether a request that was this actor's still would be: for answers that go on for long. */
export async function isStillActor(
  { organisationId, userId }: Pick<Actor, "organisationId" | "userId">,
  headers: Headers,
): Promise<boolean> {
  try {
    const { actor } = await requireCaller(headers);
    return actor.organisationId === organisationId && actor.userId === userId;
  } catch (error) {
    if (error instanceof UnauthenticatedError) return false;
    throw error;
  }
}

/** Who sends a payload of another program's. Only a key tells: of no browser is it known that its person wants to send. */
export async function requireSender(headers: Headers): Promise<Caller> {
  const key = readApiKey(headers) ?? readSenderKey(headers);
  if (key !== null) return { kind: "api_key", ...(await requireApiKey(key)) };
  if (await findSession(headers)) throw new ForbiddenError("Send an API key: a session is not enough here.");
  throw new UnauthenticatedError("Send an API key.");
}

const bearers = {
  cron: { variable: "CRON_SECRET", secretOf: () => config().cronSecret },
  metrics: { variable: "RUNBELL_METRICS_TOKEN", secretOf: () => config().metricsToken },
} as const;

/** Throws unless the request has the configured secret as its bearer. Without one configured there is nothing to call. */
export function requireBearer(headers: Headers, of: keyof typeof bearers): void {
  const { variable, secretOf } = bearers[of];
  const secret = secretOf();
  if (!secret) throw new AppError("not_found", `There is nothing at this address: ${variable} is not set.`);
  const given = readApiKey(headers);
  if (given === null || !secretsEqual(new Secret(given), secret))
    throw new UnauthenticatedError(`Send ${variable} as Authorization: Bearer.`);
}
