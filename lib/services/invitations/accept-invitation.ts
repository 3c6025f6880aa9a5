import { throttleAttempt } from "@/lib/auth/attempt-throttle";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { ConflictError, ForbiddenError, InvalidInputError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { transactionTime } from "@/lib/db/clock";
import { database, withTransaction, type Tx } from "@/lib/db/database";
import { isUniqueViolation } from "@/lib/db/errors";
import { takeInvitation, type InvitationRow } from "@/lib/db/invitations";
import { insertMembership } from "@/lib/db/memberships";
import { lockPreference, updatePreference } from "@/lib/db/preferences";
import { findAccount, insertUser, setPassword, type Account } from "@/lib/db/users";
import { requireInvitation } from "./open-invitation";

export interface Acceptance {
  token: string;
  name?: string;
  password?: string;
  timezone?: string;
}

/** Who comes: somebody new, somebody whose account is not anybody's yet, or somebody who has shown who they are. */
type Comer =
  | { kind: "new"; name: string; passwordHash: string }
  | { kind: "vacant"; account: Account; passwordHash: string }
  | { kind: "known"; account: Account };

interface Joined {
  userId: string;
  organisationId: string;
}

interface Identification {
  account: Account | null;
  email: string;
  input: Acceptance;
  signedInAs: string | null;
  clientAddress: string | null;
}

const MAX_TRIES = 3;

/**
 * Makes whoever holds the link a member: a new person with a new password, or the person of the address, who is signed in
 * or says the password that they have, whose wrong guesses are slowed down like those at signing in. Of many requests with
 * one link one succeeds.
 * Throws AppError `not_found` like openInvitation, ForbiddenError, ConflictError and TooManyAttemptsError.
 */
export async function acceptInvitation({
  input,
  signedInAs,
  clientAddress,
}: {
  input: Acceptance;
  /** Whose session the request brings along, or null. */
  signedInAs: string | null;
  /** Null: not known. */
  clientAddress: string | null;
}): Promise<Joined & { email: string }> {
  const { prisma } = database();
  // Before the hashing, which strangers must not be able to cause.
  const { email } = await requireInvitation(prisma, input.token);
  const account = await findAccount(prisma, email);
  const comer = await identify({ account, email, input, signedInAs, clientAddress });
  return { ...(await join(input, comer)), email };
}

async function identify({
  account,
  email,
  input: { name, password },
  signedInAs,
  clientAddress,
}: Identification): Promise<Comer> {
  if (!account) {
    if (name === undefined) throw missing("/name", "Say your name.");
    return { kind: "new", name, passwordHash: await hashPassword(requirePassword(password)) };
  }
  if (account.isDisabled)
    throw new ForbiddenError("The account of this address is disabled. Ask whoever runs Runbell.");
  if (account.userId === signedInAs) return { kind: "known", account };
  if (account.isVacant)
    return { kind: "vacant", account, passwordHash: await hashPassword(requirePassword(password)) };

  const { passwordHash } = account;
  if (passwordHash === null)
    throw new ConflictError(
      "This address has an account without a password. Sign in with your provider; or ask for a link for a new password at the sign-in page. Then open the invitation again.",
    );
  const guess = requirePassword(password);
  const isRight = await throttleAttempt({ account: email, address: clientAddress }, () =>
    verifyPassword(passwordHash, guess),
  );
  if (!isRight)
    throw new InvalidInputError("The password is wrong.", [
      { pointer: "/password", detail: "is not the password of your account" },
    ]);
  return { kind: "known", account };
}

function requirePassword(password: string | undefined): string {
  if (password === undefined) throw missing("/password", "Say your password.");
  return password;
}

function missing(pointer: string, words: string): InvalidInputError {
  return new InvalidInputError(words, [{ pointer, detail: "is missing" }]);
}

/** Somebody of the same name may come at the same moment and take the username. */
async function join(input: Acceptance, comer: Comer): Promise<Joined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withTransaction((tx) => write(tx, input, comer));
    } catch (error) {
      if (isUniqueViolation(error, "email")) throw changedMeanwhile();
      if (attempt === MAX_TRIES || !isUniqueViolation(error, "username")) throw error;
    }
  }
}

async function write(tx: Tx, { token, timezone }: Acceptance, comer: Comer): Promise<Joined> {
  const invitation = await requireInvitation(tx, token);
  const { organisationId, email, role } = invitation;
  if (!(await takeInvitation(tx, invitation.id, await transactionTime(tx)))) throw changedMeanwhile();
  const userId = await settleUser(tx, invitation, comer);
  await insertMembership(tx, { organisationId, userId, role });
  if (timezone !== undefined) {
    const { id } = await lockPreference(tx, organisationId, userId);
    await updatePreference(tx, id, { timezone });
  }
  await recordAudit(
    tx,
    { kind: "user", organisationId, userId, label: email },
    { action: "invitation.accept", subjectId: invitation.id, after: { email, role } },
  );
  return { userId, organisationId };
}

async function settleUser(tx: Tx, { email }: InvitationRow, comer: Comer): Promise<string> {
  const now = await findAccount(tx, email);
  if (comer.kind === "new") {
    if (now) throw changedMeanwhile();
    return insertUser(tx, { name: comer.name, email, passwordHash: comer.passwordHash });
  }
  const { userId, passwordHash, isVacant } = comer.account;
  const isSame = now?.userId === userId && now.passwordHash === passwordHash && now.isVacant === isVacant;
  if (!isSame || now.isDisabled) throw changedMeanwhile();
  if (comer.kind === "vacant") await setPassword(tx, userId, comer.passwordHash);
  return userId;
}

function changedMeanwhile(): ConflictError {
  return new ConflictError("Something changed meanwhile. Open the link again.");
}
