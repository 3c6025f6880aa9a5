import { createHash, randomBytes } from "node:crypto";
import type { Config } from "@/lib/config";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { ensureDefaultOrganisation, makeAdmin } from "@/lib/db/memberships";
import { closeSetup, lockSetup, openSetup } from "@/lib/db/setup-token";
import { findCredentials, hasUsableAdmin, insertRootUser, promoteToRoot } from "@/lib/db/users";
import { hashPassword } from "./password";
import { systemActor } from "./system-actor";

/**
 * Sees to it that there is, or can be, an admin. With RUNBELL_ADMIN_EMAIL and _PASSWORD it makes one; without, while
 * nobody can sign in as admin, it answers with a new one-time token for the link /setup?token=…, which voids the one
 * before. Null: no set-up is needed. To be called at every start of a web process; several at once make one admin.
 */
export async function ensureFirstAdmin({ admin }: Pick<Config, "admin">): Promise<string | null> {
  // Hashed outside the transaction, in which it would hold up everybody else.
  const passwordHash = admin && !(await isSettled()) ? await hashPassword(admin.password.reveal()) : null;
  return withTransaction(async (tx) => {
    await lockSetup(tx);
    if (await hasUsableAdmin(tx)) {
      await closeSetup(tx);
      return null;
    }
    if (!admin || !passwordHash) return openSetupAnew(tx);
    await createAdmin(tx, admin.email, passwordHash);
    await closeSetup(tx);
    return null;
  });
}

/** What is stored of a set-up token. */
export function hashSetupToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function isSettled(): Promise<boolean> {
  return withTransaction(hasUsableAdmin);
}

async function openSetupAnew(tx: Tx): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await openSetup(tx, hashSetupToken(token));
  return token;
}

async function createAdmin(tx: Tx, email: string, passwordHash: string): Promise<void> {
  const { id: organisationId } = await ensureDefaultOrganisation(tx);
  const known = await findCredentials(tx, email);
  const userId = known?.userId ?? (await insertRootUser(tx, { name: nameFrom(email), email, passwordHash }));
  if (known) await promoteToRoot(tx, userId, passwordHash);
  await makeAdmin(tx, organisationId, userId);
  await recordAudit(tx, systemActor(organisationId, "RUNBELL_ADMIN_EMAIL"), {
    action: "organisation.set_up",
    subjectId: userId,
    after: { email },
  });
}

/** ada.lovelace@example.org is shown as Ada Lovelace until she says otherwise. */
export function nameFrom(email: string): string {
  const words = email
    .slice(0, email.indexOf("@"))
    .split(/[._+-]+/)
    .filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || email;
}
