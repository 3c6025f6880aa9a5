import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { config } from "@/lib/config";
import { authOptions } from "./next-auth-options";
import { OIDC_PROVIDER_ID } from "./oidc-provider";
import { readCookies } from "./session-cookie";
import { sessionSecret } from "./session-secret";

const MOUNT = "/api/auth/";
const MAX_BODY_BYTES = 16 * 1024;
/** Not _log: it writes what a stranger sends into our log. */
const actions: Record<string, readonly string[]> = {
  GET: ["session", "csrf", "providers", "signin", "signout", "error", `callback/${OIDC_PROVIDER_ID}`],
  POST: ["signin", "signout", "callback/credentials"],
};

/**
 * Answers /api/auth/* through next-auth's handler for API routes: the one for app routes reads next/headers, which only
 * exist inside a running Next.
 */
export async function answerNextAuth(request: Request): Promise<Response> {
  const url = new URL(request.url);
  // With or without the path below which Runbell is served.
  const path = url.pathname.slice(url.pathname.indexOf(MOUNT) + MOUNT.length).split("/");
  const action = path[0] === "callback" ? path.join("/") : path[0];
  if (!actions[request.method]?.includes(action ?? "")) return new Response(null, { status: 404 });

  const body = request.method === "POST" ? await readForm(request) : {};
  if (!body) return new Response(null, { status: 413 });

  // next-auth 4 takes its own address from nowhere else.
  process.env.NEXTAUTH_URL = `${config().appUrl}/api/auth`;
  const answer = new ApiAnswer();
  const apiRequest = {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    cookies: Object.fromEntries(readCookies(request.headers)),
    query: { ...Object.fromEntries(url.searchParams), nextauth: path },
    body,
  };
  await NextAuth(
    apiRequest as unknown as NextApiRequest,
    answer as unknown as NextApiResponse,
    authOptions(await sessionSecret(), {
      headers: request.headers,
      onTooMany: (seconds) => answer.setHeader("retry-after", `${seconds}`),
    }),
  );
  // Browsers without scripts are sent back to the sign-in page instead.
  if (answer.getHeader("retry-after") && body.json === "true") answer.status(429);
  return answer.toResponse();
}

/** A form or JSON object, as next-auth's browser code sends it; null when it is too large. */
async function readForm(request: Request): Promise<Record<string, unknown> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  if (!request.headers.get("content-type")?.includes("application/json"))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The part of NextApiResponse that next-auth uses. */
class ApiAnswer {
  private code = 200;
  private readonly headers = new Map<string, string | string[]>();
  private body: string | null = null;

  status(code: number): this {
    this.code = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.headers.set(name.toLowerCase(), value);
    return this;
  }

  json(value: unknown): void {
    this.setHeader("content-type", "application/json");
    this.body = JSON.stringify(value);
  }

  send(value: unknown): void {
    if (typeof value === "object" && value !== null) this.json(value);
    else this.body = typeof value === "string" ? value : null;
  }

  end(): void {
    this.body = null;
  }

  toResponse(): Response {
    const headers = new Headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    for (const [name, value] of this.headers) {
      headers.delete(name);
      for (const item of [value].flat()) headers.append(name, item);
    }
    return new Response(this.body, { status: this.code, headers });
  }
}
