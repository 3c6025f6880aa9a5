import type { Role } from "@/lib/core/actor";

/** What the provider says of whoever signs in, checked: its signature, its nonce, and who it was made for. */
export interface OidcClaims {
  issuer: string;
  subject: string;
  /** In lower case. Null: the provider does not tell. */
  email: string | null;
  /** Whether the provider knows that the address is the person's. Only then it tells who they are. */
  isEmailVerified: boolean;
  name: string | null;
}

export interface KnownPerson {
  userId: string;
  isDisabled: boolean;
  /** Of any organisation. */
  isMember: boolean;
  isRoot: boolean;
}

export interface OpenInvitation {
  id: string;
  organisationId: string;
  role: Role;
}

/** What Runbell knows of them. */
export interface OidcFacts {
  /** Who came with this identity before. */
  owner: KnownPerson | null;
  /** Who has the address, whether it is verified or not. */
  namesake: KnownPerson | null;
  /** The open ones of the address, of any organisation, the oldest first. */
  invitations: readonly OpenInvitation[];
  signUpDomains: readonly string[];
}

export type OidcRefusal = "OidcDisabled" | "OidcUnverified" | "OidcStranger";

export interface OidcEntry {
  kind: "enter";
  /** Null: a new person is to be made. */
  userId: string | null;
  /** Whether the person becomes known by the identity. */
  isNewIdentity: boolean;
  /** Whether the password, the sessions and the links end that the person has. */
  endsOtherWays: boolean;
  by:
    | { kind: "membership" }
    | { kind: "sign_up" }
    | { kind: "invitations"; invitations: readonly OpenInvitation[] };
}

export type OidcDecision = OidcEntry | { kind: "refuse"; reason: OidcRefusal };

/**
 * Who somebody is that a provider vouches for, and whether they come in: a known identity is its person; a verified
 * address is the person who has it, who is invited, or whose domain may sign up. What is not verified counts as not said.
 *
 * Somebody who belongs nowhere yet accepts every invitation: they may have followed the link of any, and any organisation
 * can have been first to enter their address. Whoever belongs somewhere joins others by the link, which asks them.
 *
 * Nobody but the provider has shown that the address is the person's: an admin of any organisation can open the link of
 * an invitation to it, and choose the password. So the account is the person's alone from then on. Root keeps theirs,
 * which comes from whoever runs Runbell, and has to work while the provider does not.
 */
export function decideOidc(claims: OidcClaims, facts: OidcFacts): OidcDecision {
  const isVerified = claims.isEmailVerified && claims.email !== null;
  const person = facts.owner ?? (isVerified ? facts.namesake : null);
  if (person?.isDisabled) return { kind: "refuse", reason: "OidcDisabled" };

  const found = {
    kind: "enter",
    userId: person?.userId ?? null,
    isNewIdentity: facts.owner === null,
    endsOtherWays: facts.owner === null && person !== null && !person.isRoot,
  } as const;
  if (person?.isMember) return { ...found, by: { kind: "membership" } };
  if (!isVerified) return { kind: "refuse", reason: "OidcUnverified" };
  const { invitations } = facts;
  if (invitations.length > 0) return { ...found, by: { kind: "invitations", invitations } };
  if (facts.signUpDomains.includes(domainOf(claims.email))) return { ...found, by: { kind: "sign_up" } };
  return { kind: "refuse", reason: "OidcStranger" };
}

function domainOf(email: string | null): string {
  return email?.slice(email.lastIndexOf("@") + 1) ?? "";
}
