import { throttleAttempt } from "@/lib/auth/attempt-throttle";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import type { Actor } from "@/lib/core/actor";
import { ConflictError, ForbiddenError, InvalidInputError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { database, withTransaction } from "@/lib/db/database";
import { findPasswordHash, replacePassword } from "@/lib/db/users";

/**
 * Replaces the actor's own password and ends all sessions, this one too: the caller begins another. Only for a signed-in
 * person; wrong guesses of the current password are slowed down like those at signing in.
 */
export async function changePassword({
  actor,
  input,
}: {
  actor: Actor;
  input: { current_password: string; new_password: string };
}): Promise<{ userId: string }> {
  const { kind, userId } = actor;
  if (kind !== "user" || !userId)
    throw new ForbiddenError("Sign in to change your password: an API key cannot.");

  const replaces = await requireCurrentPassword(userId, actor.label, input.current_password);
  if (input.new_password === input.current_password)
    throw new InvalidInputError("The new password is the current one.", [
      { pointer: "/new_password", detail: "must differ from the current password" },
    ]);
  const passwordHash = await hashPassword(input.new_password);

  await withTransaction(async (tx) => {
    if (!(await replacePassword(tx, userId, { replaces, passwordHash })))
      throw new ConflictError("The password was changed in the meantime.");
    await recordAudit(tx, actor, { action: "password.change", subjectId: userId });
  });
  return { userId };
}

async function requireCurrentPassword(userId: string, name: string, password: string): Promise<string> {
  const hash = await findPasswordHash(database().prisma, userId);
  const attempt = { account: name, address: null };
  if ((await throttleAttempt(attempt, () => verifyPassword(hash, password))) && hash) return hash;
  throw new InvalidInputError("The current password is wrong.", [
    { pointer: "/current_password", detail: "is not your current password" },
  ]);
}
