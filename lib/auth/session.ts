import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { findActingMember } from "@/lib/db/memberships";
import { userActor } from "./member-actor";
import { signInPath } from "./return-path";
import { readSessionToken, type SessionToken } from "./session-cookie";

/** A session that is valid now: whoever it is of still belongs, is not disabled, and nothing has ended it. */
export interface Session {
  actor: Actor;
  token: SessionToken;
}

export async function findSession(headers: Headers): Promise<Session | null> {
  const token = await readSessionToken(headers);
  if (!token) return null;
  const member = await findActingMember(database().prisma, token.organisationId, token.userId);
  if (!member || member.sessionVersion !== token.sessionVersion) return null;
  return { actor: userActor(member), token };
}

/** Who the session cookie of a request says, as the database knows the person now; or null. */
export async function findSessionActor(source: Request | Headers): Promise<Actor | null> {
  const session = await findSession(source instanceof Headers ? source : source.headers);
  return session?.actor ?? null;
}

/** For server components: who is signed in, or null. One look per request, however many components ask. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const { headers } = await import("next/headers");
  return findSessionActor(new Headers(await headers()));
});

/** For server components: who is signed in. Leads to the sign-in page otherwise, and from there back to `path`. */
export async function requireActor(path?: string): Promise<Actor> {
  const actor = await findActor();
  if (actor) return actor;
  const { redirect } = await import("next/navigation");
  return redirect(signInPath(path));
}
