import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { config as settings } from "@/lib/config";
import { nonceHeaders, pagePolicy, strictTransport } from "@/lib/security-headers";

const POLICY = "content-security-policy";

/** Gives each page its policy, with nonces that are good for this one answer. It lets nobody in or out: routes do that. */
export function proxy(request: NextRequest): NextResponse {
  const nonces = { script: makeNonce(), style: makeNonce() };
  const policy = pagePolicy(nonces, { isDevelopment: process.env.NODE_ENV === "development" });

  const headers = new Headers(request.headers);
  headers.set(nonceHeaders.script, nonces.script);
  headers.set(nonceHeaders.style, nonces.style);
  // Next finds the nonce for its own scripts in there.
  headers.set(POLICY, policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY, policy);
  const transport = strictTransport(settings().appUrl);
  if (transport) response.headers.set("strict-transport-security", transport);
  return response;
}

function makeNonce(): string {
  return randomBytes(16).toString("base64url");
}

/** Pages. What route handlers answer, and files, have headers of their own. */
export const config = {
  matcher: [
    "/",
    "/((?!api/|_next/static/|branding/|cli/|internal/|job-logs/|users/|livez$|readyz$|metrics$|icon\\.svg$).*)",
  ],
};
