import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { endSessionById, findSessionMember } from "@/lib/db/sessions";
import { userActor } from "./member-actor";
import { SessionToken } from "./session-cookie";

/** Signs out: ends the session that the decoded token names. One that is not ours, or is over, is nothing to end. */
export async function endSessionHere(token: unknown): Promise<void> {
  const parsed = SessionToken.safeParse(token);
  if (!parsed.success) return;
  const { sessionId } = parsed.data;
  await withTransaction(async (tx) => {
    const found = await findSessionMember(tx, sessionId);
    await endSessionById(tx, sessionId);
    if (!found) return;
    const { member } = found;
    await recordAudit(tx, userActor(member), { action: "session.end", subjectId: member.userId });
  });
}
