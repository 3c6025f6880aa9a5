import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { findSessionMember, touchSession } from "@/lib/db/sessions";
import { readApiKey } from "./api-token";
import { userActor } from "./member-actor";
import { signInPath } from "./return-path";
import { readSessionToken, type SessionToken } from "./session-cookie";
import { sessionPlace } from "./session-place";

/** A session that is valid now: it has its row, whoever it is of still belongs and is not disabled. */
export interface Session {
  actor: Actor;
  token: SessionToken;
}

export async function findSession(headers: Headers): Promise<Session | null> {
  const token = await readSessionToken(headers);
  if (!token) return null;
  const { prisma } = database();
  const found = await findSessionMember(prisma, token.sessionId);
  if (!found || found.member.sessionVersion !== token.sessionVersion) return null;
  if (found.isTouchDue) await touchSession(prisma, token.sessionId, sessionPlace(headers));
  return { actor: userActor(found.member), token };
}

/** Which session a request comes from that was admitted by its session; null for one with an API key. */
export async function currentSessionId(headers: Headers): Promise<string | null> {
  if (readApiKey(headers) !== null) return null;
  return (await readSessionToken(headers))?.sessionId ?? null;
}

/** Who the session cookie of a request says, as the database knows the person now; or null. */
export async function findSessionActor(source: Request | Headers): Promise<Actor | null> {
  const session = await findSession(source instanceof Headers ? source : source.headers);
  return session?.actor ?? null;
}

/** Whose browser sends a request that needs nobody to be signed in: a person's id, or null. */
export async function personHere(headers: Headers): Promise<string | null> {
  return (await findSession(headers))?.actor.userId ?? null;
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
