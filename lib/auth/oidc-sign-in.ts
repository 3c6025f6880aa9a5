import type { OidcConfig } from "@/lib/config";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { isUniqueViolation } from "@/lib/db/errors";
import { findIdentityOwner, insertIdentity, noteIdentityUse } from "@/lib/db/identities";
import { listInvitationsOf, takeInvitation } from "@/lib/db/invitations";
import { ensureDefaultOrganisation, findFirstMembership, insertMembership } from "@/lib/db/memberships";
import { endOtherWays, findCredentials, insertUser } from "@/lib/db/users";
import { transactionTime } from "@/lib/db/clock";
import {
  decideOidc,
  type KnownPerson,
  type OidcClaims,
  type OidcEntry,
  type OidcRefusal,
  type OpenInvitation,
} from "./decide-oidc";
import type { SessionToken } from "./session-cookie";
import { beginSession } from "./begin-session";

const MAX_NAME_LENGTH = 120;

/** All invitations were used up between our look at them and our taking them. */
class InvitationGoneError extends Error {}

interface Place {
  userId: string;
  organisationId: string;
}

/**
 * Begins a session for somebody whom the provider vouches for, and does before what decideOidc() finds: links, accepts
 * the invitations, makes the person. Gives the reason instead when they may not come in.
 */
export async function oidcSignIn(
  claims: OidcClaims,
  { oidc, headers }: { oidc: Pick<OidcConfig, "signUpDomains">; headers: Headers },
): Promise<SessionToken | OidcRefusal> {
  const place = await settle(claims, oidc).catch((error: unknown) => {
    // The same person came in through another window at the same time: now they are known.
    if (isUniqueViolation(error) || error instanceof InvitationGoneError) return settle(claims, oidc);
    throw error;
  });
  if (typeof place === "string") return place;
  return (await beginSession({ ...place, method: "oidc", headers })) ?? "OidcDisabled";
}

function settle(
  claims: OidcClaims,
  { signUpDomains }: Pick<OidcConfig, "signUpDomains">,
): Promise<Place | OidcRefusal> {
  return withTransaction(async (tx) => {
    const { email } = claims;
    const now = await transactionTime(tx);
    const invitations = email === null ? [] : await listInvitationsOf(tx, email, now);
    const decision = decideOidc(claims, {
      owner: await known(tx, await findIdentityOwner(tx, claims)),
      namesake: await known(tx, email === null ? null : await findCredentials(tx, email)),
      invitations,
      signUpDomains,
    });
    return decision.kind === "refuse" ? decision.reason : enter(tx, { claims, entry: decision, now });
  });
}

async function known(
  tx: Tx,
  person: { userId: string; isDisabled: boolean; isRoot: boolean } | null,
): Promise<KnownPerson | null> {
  if (!person) return null;
  const { userId, isDisabled, isRoot } = person;
  return { userId, isDisabled, isRoot, isMember: (await findFirstMembership(tx, userId)) !== null };
}

async function enter(
  tx: Tx,
  { claims, entry, now }: { claims: OidcClaims; entry: OidcEntry; now: Date },
): Promise<Place> {
  const userId = entry.userId ?? (await insertUser(tx, newPerson(claims)));
  const organisationId = await join(tx, { claims, by: entry.by, userId, now });
  if (entry.isNewIdentity) {
    await insertIdentity(tx, userId, claims);
    await recordAudit(tx, actorOf(claims, organisationId, userId), {
      action: "identity.link",
      subjectId: userId,
      after: { issuer: claims.issuer, email: claims.email, ends_password: entry.endsOtherWays },
    });
  }
  if (entry.endsOtherWays) await endOtherWays(tx, userId);
  await noteIdentityUse(tx, claims);
  return { userId, organisationId };
}

/** Sees to it that the person belongs somewhere. Gives where the session begins. */
async function join(
  tx: Tx,
  { claims, by, userId, now }: { claims: OidcClaims; by: OidcEntry["by"]; userId: string; now: Date },
): Promise<string> {
  if (by.kind === "membership") {
    const membership = await findFirstMembership(tx, userId);
    if (!membership) throw new Error("A membership went away within a transaction");
    return membership.organisationId;
  }
  if (by.kind === "sign_up") {
    const { id: organisationId } = await ensureDefaultOrganisation(tx);
    await insertMembership(tx, { organisationId, userId, role: "member" });
    await recordAudit(tx, actorOf(claims, organisationId, userId), {
      action: "member.sign_up",
      subjectId: userId,
      after: { email: claims.email, role: "member" },
    });
    return organisationId;
  }
  const [first] = await accept(tx, { claims, invitations: by.invitations, userId, now });
  if (first === undefined) throw new InvitationGoneError();
  return first;
}

/** Gives where the person came in: where an invitation was answered or taken back meanwhile, they did not. */
async function accept(
  tx: Tx,
  {
    claims,
    invitations,
    userId,
    now,
  }: { claims: OidcClaims; invitations: readonly OpenInvitation[]; userId: string; now: Date },
): Promise<string[]> {
  const joined: string[] = [];
  for (const { id, organisationId, role } of invitations) {
    if (!(await takeInvitation(tx, id, now))) continue;
    await insertMembership(tx, { organisationId, userId, role });
    await recordAudit(tx, actorOf(claims, organisationId, userId), {
      action: "invitation.accept",
      subjectId: id,
      after: { email: claims.email, role },
    });
    joined.push(organisationId);
  }
  return joined;
}

function newPerson({ email, name }: OidcClaims) {
  if (email === null) throw new Error("A person without an address cannot be made");
  const called = name
    ?.replaceAll(/\p{Cc}/gu, "")
    .trim()
    .slice(0, MAX_NAME_LENGTH);
  return { email, name: called || email, passwordHash: null };
}

function actorOf({ email, subject }: OidcClaims, organisationId: string, userId: string) {
  return { kind: "user", organisationId, userId, label: email ?? subject } as const;
}
