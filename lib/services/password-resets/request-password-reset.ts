import { makeOneTimeToken } from "@/lib/auth/one-time-token";
import { throttleAttempt } from "@/lib/auth/attempt-throttle";
import { limitConcurrency } from "@/lib/auth/limit-concurrency";
import { config } from "@/lib/config";
import { recordAudit } from "@/lib/db/audit";
import { readClock, transactionTime } from "@/lib/db/clock";
import { database, withTransaction } from "@/lib/db/database";
import { listInvitationsOf } from "@/lib/db/invitations";
import { loadMail } from "@/lib/db/mail-server-config";
import { putReset } from "@/lib/db/password-resets";
import { instanceRing } from "@/lib/db/secrets";
import { listTrustedMail } from "@/lib/db/trusted-mail";
import { findAccount, type Account } from "@/lib/db/users";
import { logger } from "@/lib/logger";
import { sendAccountMail } from "../account-mail/send-account-mail";
import { resetUrl } from "./reset-url";

const VALID_MS = 60 * 60 * 1000;
const log = logger.child({ part: "password-resets" });

/** Strangers cause this work: it must not take the machine. */
const oneOfFour = limitConcurrency(4);

/**
 * Mails a link for a new password to the person of the address, if there is one who can be mailed. The answer comes before
 * any of that is known, so that neither it nor its time tells. `done` resolves when it is over, for those who may know.
 * Throws TooManyAttemptsError, for any address alike.
 */
export async function requestPasswordReset({
  email,
  clientAddress,
}: {
  email: string;
  /** Null: not known. */
  clientAddress: string | null;
}): Promise<{ done: Promise<void> }> {
  const subject = { account: `password reset of ${email}`, address: clientAddress };
  await throttleAttempt(subject, () => Promise.resolve(false));
  const done = oneOfFour(() => mailLink(email)).catch((error: unknown) =>
    log.error({ err: error }, "a link for a new password could not be mailed"),
  );
  return { done };
}

async function mailLink(email: string): Promise<void> {
  const account = await findAccount(database().prisma, email);
  if (!account || account.isDisabled) return;
  const { userId } = account;
  const organisationId = await findMailingOrganisation(account, email);
  if (organisationId === null) return;

  const { token, tokenHash } = makeOneTimeToken();
  const address = email.toLowerCase();
  await withTransaction(async (tx) => {
    const expiresAt = new Date((await transactionTime(tx)).getTime() + VALID_MS);
    await putReset(tx, { userId, tokenHash, expiresAt });
    const nobody = { kind: "system", organisationId, userId: null, label: "Forgotten password" } as const;
    await recordAudit(tx, nobody, { action: "password.request_reset", subjectId: userId });
  });
  await sendAccountMail({
    organisationId,
    to: address,
    title: "Set a new password for Runbell",
    message:
      "Somebody asked for this link at the sign-in page. It is good once, for an hour. If it was not you, do nothing: your password stays.",
    action: "Set a new password",
    url: resetUrl(token),
    reason: `You get this because this address is of an account at ${config().appUrl}.`,
  });
}

/**
 * The first that has mail of the organisations that the person's links may go over; null: none has. Those that invite
 * the person count only while there is nothing else that the account opens.
 */
async function findMailingOrganisation({ userId, isAlone }: Account, email: string): Promise<string | null> {
  const { prisma } = database();
  const invitations = isAlone ? await listInvitationsOf(prisma, email, await readClock(prisma)) : [];
  const ids = [
    ...(await listTrustedMail(prisma, userId)),
    ...new Set(invitations.map(({ organisationId }) => organisationId)),
  ];
  if (ids.length === 0) return null;
  const mail = await loadMail(ids, await instanceRing(), prisma);
  return ids.find((id) => mail.get(id)?.problem === null) ?? null;
}
