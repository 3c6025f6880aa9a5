import { hashSetupToken } from "@/lib/auth/first-admin";
import { hashPassword } from "@/lib/auth/password";
import { userActor } from "@/lib/auth/member-actor";
import { AppError, ConflictError } from "@/lib/core/errors";
import { isValidZone } from "@/lib/core/wall-time";
import { recordAudit } from "@/lib/db/audit";
import { database, withTransaction, type Tx } from "@/lib/db/database";
import { ensureDefaultOrganisation, makeAdmin } from "@/lib/db/memberships";
import { lockPreference, updatePreference } from "@/lib/db/preferences";
import { consumeSetupToken, isSetupOpen, lockSetup } from "@/lib/db/setup-token";
import { findCredentials, hasUsableAdmin, insertRootUser } from "@/lib/db/users";
import type { SetupInput } from "@/lib/schemas/account";

/**
 * Makes the first admin of the installation. The one-time token is the authority, and is used up: of many requests with
 * it one succeeds. Without an open set-up there is nothing here.
 */
export async function setUp({ input }: { input: SetupInput }): Promise<{ email: string }> {
  const tokenHash = hashSetupToken(input.token);
  // Before the hashing, which strangers must not be able to cause.
  if (!(await isSetupOpen(database().prisma, tokenHash))) throw noSetup();
  const passwordHash = await hashPassword(input.password);
  const email = input.email.toLowerCase();

  await withTransaction(async (tx) => {
    await lockSetup(tx);
    if (!(await consumeSetupToken(tx, tokenHash)) || (await hasUsableAdmin(tx))) throw noSetup();
    await createAdmin(tx, { ...input, email, passwordHash });
  });
  return { email };
}

async function createAdmin(
  tx: Tx,
  { name, email, passwordHash, timezone }: SetupInput & { passwordHash: string },
): Promise<void> {
  if (await findCredentials(tx, email))
    throw new ConflictError("Somebody has this address already.", [
      { pointer: "/email", detail: "is taken" },
    ]);
  const { id: organisationId } = await ensureDefaultOrganisation(tx);
  const userId = await insertRootUser(tx, { name, email, passwordHash });
  await makeAdmin(tx, organisationId, userId);
  if (timezone && isValidZone(timezone)) {
    const { id } = await lockPreference(tx, organisationId, userId);
    await updatePreference(tx, id, { timezone });
  }
  const actor = userActor({
    organisationId,
    userId,
    name,
    email,
    role: "admin",
    isRoot: true,
    sessionVersion: 1,
  });
  await recordAudit(tx, actor, { action: "organisation.set_up", subjectId: userId, after: { email } });
}

function noSetup(): AppError {
  return new AppError(
    "not_found",
    "There is no set-up with this token. Runbell's log has the link of the last start.",
  );
}
