import type { SignInMethod } from "@/lib/schemas/session";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findActingMember } from "@/lib/db/memberships";
import { endSessionById, insertSession, lockPerson } from "@/lib/db/sessions";
import { userActor } from "./member-actor";
import { readSessionToken, type SessionToken } from "./session-cookie";
import { sessionPlace } from "./session-place";

export interface SessionStart {
  userId: string;
  organisationId: string;
  method: SignInMethod;
  /** Of the request that signs in. A session that its browser had before ends. */
  headers: Headers;
  /** What the person's was when they proved who they are: when it was raised since, no session begins. */
  sessionVersion?: number;
}

/**
 * Begins a session of somebody who has just proved who they are, and writes it down. Null: the person is disabled, no
 * member of the organisation, or all their sessions were ended meanwhile.
 */
export async function beginSession(start: SessionStart): Promise<SessionToken | null> {
  const { userId, organisationId, method, headers } = start;
  const before = await readSessionToken(headers);
  return withTransaction(async (tx) => {
    await lockPerson(tx, userId);
    const member = await findActingMember(tx, organisationId, userId);
    if (!member || member.sessionVersion !== (start.sessionVersion ?? member.sessionVersion)) return null;

    if (before) await endSessionById(tx, before.sessionId);
    const sessionId = await insertSession(tx, { userId, organisationId, method, ...sessionPlace(headers) });
    await recordAudit(tx, userActor(member), {
      action: "session.create",
      subjectId: userId,
      after: { method },
    });
    return { sessionId, sessionVersion: member.sessionVersion };
  });
}
