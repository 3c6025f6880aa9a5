import { hashOneTimeToken } from "@/lib/auth/one-time-token";
import { AppError } from "@/lib/core/errors";
import { database, type Db } from "@/lib/db/database";
import { findReset, type ResetRow } from "@/lib/db/password-resets";

/** Whose password the link sets. Throws AppError `not_found` for a link that is used, void, too old or none. */
export async function openPasswordReset({ token }: { token: string }): Promise<{ email: string }> {
  const { email } = await requireReset(database().prisma, token);
  return { email };
}

/** The same for whoever goes on with it. */
export async function requireReset(db: Db, token: string): Promise<ResetRow> {
  const reset = await findReset(db, hashOneTimeToken(token));
  if (!reset) throw noReset();
  return reset;
}

export function noReset(): AppError {
  return new AppError(
    "not_found",
    "This link is not good any more: it was used, has expired, or there is a newer one. Ask for another.",
  );
}
