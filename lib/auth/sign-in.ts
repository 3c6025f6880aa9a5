import { recordAudit } from "@/lib/db/audit";
import { database, withTransaction } from "@/lib/db/database";
import { findFirstMembership } from "@/lib/db/memberships";
import { findCredentials, type Credentials } from "@/lib/db/users";
import { throttleAttempt } from "./attempt-throttle";
import { clientAddress } from "./client-address";
import { verifyPassword } from "./password";
import type { SessionToken } from "./session-cookie";
import { beginSession } from "./begin-session";

/**
 * Begins a session for a sign-in name and password. Null without a reason: whether it is the name, the password, a
 * disabled person or one of no organisation, neither the answer nor the time it takes says. Throws TooManyAttemptsError.
 */
export async function signIn(
  email: string,
  password: string,
  headers: Headers,
): Promise<SessionToken | null> {
  let session: SessionToken | null = null;
  await throttleAttempt({ account: email, address: clientAddress(headers) }, async () => {
    const person = await findCredentials(database().prisma, email);
    const isRight = await verifyPassword(person?.passwordHash ?? null, password);
    if (person) session = await enter(person, isRight, headers);
    return session !== null;
  });
  return session;
}

async function enter(
  { userId, email, sessionVersion }: Credentials,
  isRight: boolean,
  headers: Headers,
): Promise<SessionToken | null> {
  const membership = await findFirstMembership(database().prisma, userId);
  if (!membership) return null;
  const { organisationId } = membership;
  const session =
    isRight && (await beginSession({ userId, organisationId, method: "password", headers, sessionVersion }));
  if (session) return session;

  await withTransaction((tx) =>
    recordAudit(
      tx,
      { kind: "user", organisationId, userId, label: email },
      {
        action: "session.refuse",
        subjectId: userId,
      },
    ),
  );
  return null;
}
