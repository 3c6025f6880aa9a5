import { recordAudit } from "@/lib/db/audit";
import { database, withTransaction } from "@/lib/db/database";
import { findActingMember, findFirstMembership } from "@/lib/db/memberships";
import { findCredentials, type Credentials } from "@/lib/db/users";
import { userActor } from "./member-actor";
import { verifyPassword } from "./password";
import { signInThrottle } from "./sign-in-throttle";

/** What a session token is made of. */
export interface SignedIn {
  userId: string;
  organisationId: string;
  sessionVersion: number;
  name: string;
  email: string;
}

export type SignInOutcome = SignedIn | "refused" | "throttled";

/**
 * Checks a sign-in name and password. Refused without a reason: whether it is the name, the password, a disabled person
 * or one of no organisation, neither the answer nor the time it takes says.
 */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  let signedIn: SignedIn | null = null;
  const outcome = await signInThrottle().attempt(email, async () => {
    const person = await findCredentials(database().prisma, email);
    const isRight = await verifyPassword(person?.passwordHash ?? null, password);
    if (person) signedIn = await settle(person, isRight);
    return signedIn !== null;
  });
  if (outcome === "throttled") return "throttled";
  return signedIn ?? "refused";
}

async function settle(person: Credentials, isRight: boolean): Promise<SignedIn | null> {
  const { userId, name, email, sessionVersion } = person;
  const membership = await findFirstMembership(database().prisma, userId);
  if (!membership) return null;
  const { organisationId } = membership;
  const member = await findActingMember(database().prisma, organisationId, userId);
  const isAccepted = isRight && member !== null;

  await withTransaction((tx) =>
    recordAudit(tx, member ? userActor(member) : { kind: "user", organisationId, userId, label: email }, {
      action: isAccepted ? "session.create" : "session.refuse",
      subjectId: userId,
    }),
  );
  return isAccepted ? { userId, organisationId, sessionVersion, name, email } : null;
}
