import type { z } from "zod";
import { cookieName, makeSessionCookie } from "@/lib/auth/session-cookie";
import { installSessionSecret } from "@/lib/auth/session-secret";
import { config } from "@/lib/config";
import { database } from "@/lib/db/database";
import type { RouteHandler } from "@/lib/http/route";
import type { Operation } from "@/lib/schemas/operation";
import { Problem } from "@/lib/schemas/problem";
import { Secret } from "@/lib/secrets";
import type { CastMember } from "./cast";

// Not the one in the data folder: tests write nothing there.
installSessionSecret(new Secret("a session secret for tests only"));

export interface Sending {
  /** With this person's API key. */
  as?: Pick<CastMember, "apiKey">;
  /** With this API key. */
  key?: string;
  /** With a session cookie, as a browser sends it from our own pages. */
  session?: string;
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, with the content type of JSON unless headers say otherwise. */
  rawBody?: BodyInit;
  /** Over what the other fields make; null takes one away. */
  headers?: Readonly<Record<string, string | null>>;
}

export interface Answer<Result> {
  status: number;
  headers: Headers;
  text: string;
  /** The result, checked against the operation; fails the test when the answer is a problem. */
  result(): Result;
  /** The problem, checked; fails the test when the answer is none. */
  problem(): Problem;
}

/** Calls a handler as Next would, with a real request. */
export async function send<Result extends z.ZodType>(
  handler: RouteHandler<Operation<z.ZodType, z.ZodType, z.ZodType, Result>>,
  sending: Sending = {},
): Promise<Answer<z.output<Result>>> {
  const { operation } = handler;
  const request = makeRequest(operation, sending);
  const response = await handler(request, { params: Promise.resolve(sending.params ?? {}) });
  const text = await response.text();
  const shown = `${operation.method} ${operation.path} answered ${response.status} ${text.slice(0, 500)}`;
  return {
    status: response.status,
    headers: response.headers,
    text,
    result: () => {
      if (response.status !== operation.status || !operation.result) throw new Error(shown);
      return operation.result.parse(JSON.parse(text));
    },
    problem: () => {
      if (!response.headers.get("content-type")?.startsWith("application/problem+json"))
        throw new Error(shown);
      return Problem.parse(JSON.parse(text));
    },
  };
}

/** A request for an operation, at its first path. */
export function makeRequest(operation: Pick<Operation, "method" | "path">, sending: Sending): Request {
  const { as, key = as?.apiKey, session, params = {}, query = {}, body, rawBody, headers = {} } = sending;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const url = new URL(path, config().appUrl);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));

  const all = new Headers();
  if (key !== undefined) all.set("authorization", `Bearer ${key}`);
  if (session !== undefined) {
    all.set("cookie", session);
    all.set("sec-fetch-site", "same-origin");
  }
  const content = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
  if (content !== undefined) all.set("content-type", "application/json");
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  // Node wants duplex for bodies that are streams.
  const init: RequestInit & { duplex: "half" } = {
    method: operation.method,
    headers: all,
    body: content,
    duplex: "half",
  };
  return new Request(url, init);
}

/** A cookie as the browser of a person who has just signed in sends it. */
export async function sessionOf({
  userId,
  organisationId,
}: Pick<CastMember, "userId" | "organisationId">): Promise<string> {
  const { prisma } = database();
  const { sessionVersion } = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const { id: sessionId } = await prisma.session.create({
    data: { userId, organisationId, method: "password" },
  });
  const cookie = await makeSessionCookie({ sessionId, sessionVersion });
  const [pair = ""] = cookie.split(";");
  if (!pair.startsWith(`${cookieName("session")}=`)) throw new Error(`This is no session cookie: ${cookie}`);
  return pair;
}
