import { hashPassword } from "@/lib/auth/password";
import { recordAudit } from "@/lib/db/audit";
import { database, withTransaction } from "@/lib/db/database";
import { findFirstMembership } from "@/lib/db/memberships";
import { takeReset, voidResets } from "@/lib/db/password-resets";
import { setPassword } from "@/lib/db/users";
import { noReset, requireReset } from "./open-password-reset";

/** Whose password it is, and the organisation that they came to first; null: they belong to none. */
interface SetPassword {
  email: string;
  userId: string;
  organisationId: string | null;
}

/**
 * Sets the password of the person that the link is of. All their sessions end and other links are void; of many requests
 * with one link one succeeds. Throws AppError `not_found` like openPasswordReset.
 */
export async function setNewPassword({
  token,
  password,
}: {
  token: string;
  password: string;
}): Promise<SetPassword> {
  // Before the hashing, which strangers must not be able to cause.
  await requireReset(database().prisma, token);
  const passwordHash = await hashPassword(password);

  return withTransaction(async (tx) => {
    const { id, userId, email } = await requireReset(tx, token);
    if (!(await takeReset(tx, id))) throw noReset();
    await setPassword(tx, userId, passwordHash);
    await voidResets(tx, userId);
    const membership = await findFirstMembership(tx, userId);
    if (membership)
      await recordAudit(
        tx,
        { kind: "user", organisationId: membership.organisationId, userId, label: email },
        { action: "password.reset", subjectId: userId },
      );
    return { email, userId, organisationId: membership?.organisationId ?? null };
  });
}
