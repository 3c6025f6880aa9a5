import { ForbiddenError } from "./errors";

/** member: own preferences, read, acknowledge · author: jobs, templates, rules · admin: everything. */
export const roles = ["member", "author", "admin"] as const;
export type Role = (typeof roles)[number];

/** What an API key may do. A key's scopes narrow the role of the member it acts as. */
export const scopes = [
  "events:write",
  "runs:write",
  "jobs:write",
  "notifications:read",
  "notifications:write",
  "templates:read",
  "templates:write",
  "preferences:write",
  "settings:write",
  "read",
] as const;
export type Scope = (typeof scopes)[number];

/** Who acts, in which organisation. Every query is scoped by `organisationId`. */
export interface Actor {
  kind: "user" | "api_key" | "system";
  organisationId: string;
  /** The member who acts or for whom the key or system acts. */
  userId: string | null;
  role: Role;
  /** Null: all that the role allows. */
  scopes: readonly Scope[] | null;
  isRoot: boolean;
  /** When the API key that is used ends; absent: never, or there is none. */
  expiresAt?: Date;
  /** For the audit trail: a name or address, never a secret. */
  label: string;
}

export function hasRole(actor: Actor, role: Role): boolean {
  return roles.indexOf(actor.role) >= roles.indexOf(role);
}

/** Throws ForbiddenError unless the actor has the role and, for an API key, the scope. */
export function requireAccess(actor: Actor, role: Role, scope: Scope): void {
  if (!hasRole(actor, role)) throw new ForbiddenError(`This needs the role ${role}; yours is ${actor.role}.`);
  if (actor.scopes && !actor.scopes.includes(scope))
    throw new ForbiddenError(`This API key does not have the scope ${scope}.`);
}

/** Throws ForbiddenError unless the actor is, or acts for, somebody who may change what is above all organisations. */
export function requireRoot(actor: Pick<Actor, "isRoot">): void {
  if (!actor.isRoot) throw new ForbiddenError("Only root may do this: it is about all organisations.");
}
