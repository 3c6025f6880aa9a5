import { makeOneTimeToken } from "@/lib/auth/one-time-token";
import { config } from "@/lib/config";
import { requireAccess, type Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { transactionTime } from "@/lib/db/clock";
import { withTransaction } from "@/lib/db/database";
import { putReset } from "@/lib/db/password-resets";
import type { OneTimeLink } from "@/lib/schemas/member";
import { resetUrl } from "../password-resets/reset-url";
import { sendAccountMail } from "../account-mail/send-account-mail";
import { requireFullKey } from "./require-full-key";
import { requireMember, requireWholePerson } from "./require-member";

/** Longer than that of a link somebody asked for themselves: it is handed on. */
const VALID_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a member the only link with which they can set a new password, and mails it where there is a mail server; the
 * answer is the only time that it is shown. Throws ForbiddenError for a person who is not this organisation's alone, and
 * ConflictError for oneself and for somebody disabled.
 */
export async function makePasswordLink({
  actor,
  userId,
}: {
  actor: Actor;
  userId: string;
}): Promise<OneTimeLink> {
  requireAccess(actor, "admin", "settings:write");
  requireFullKey(actor);
  const { organisationId } = actor;
  const { token, tokenHash } = makeOneTimeToken();
  const { email, expiresAt } = await withTransaction(async (tx) => {
    const member = await requireMember(tx, actor, userId);
    // It would be the way around the current password, which changing one's own takes.
    if (actor.userId === userId)
      throw new ConflictError(
        "Change your own password in your account, or ask for a link at the sign-in page.",
      );
    requireWholePerson(actor, member, "make them a link");
    if (member.isDisabled) throw new ConflictError(`${member.name} is disabled. Let them in again first.`);

    const expiresAt = new Date((await transactionTime(tx)).getTime() + VALID_MS);
    await putReset(tx, { userId, tokenHash, expiresAt });
    await recordAudit(tx, actor, {
      action: "member.make_password_link",
      subjectId: userId,
      after: { email: member.email, expires_at: expiresAt },
    });
    return { email: member.email, expiresAt };
  });

  const url = resetUrl(token);
  const mailed = await sendAccountMail({
    organisationId,
    to: email,
    title: "Set a new password for Runbell",
    message: "An admin made you this link. It is good once, for a day, and ends all your sessions.",
    action: "Set a new password",
    url,
    reason: `You get this because this address is of an account at ${config().appUrl}.`,
  });
  return { url, expires_at: expiresAt.toISOString(), mailed };
}
