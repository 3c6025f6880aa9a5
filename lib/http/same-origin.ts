import { ForbiddenError } from "@/lib/core/errors";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * A request with a session cookie that changes something must come from our own pages: browsers send the cookie along
 * with requests that other sites make. What the browser itself says of that counts most (Sec-Fetch-Site, which it sends
 * under https and to loopback); elsewhere the origin has to be APP_URL's. A sandboxed frame's origin is "null" and is
 * nobody's.
 */
export function requireSameOrigin(request: Request, appUrl: string): void {
  if (SAFE_METHODS.includes(request.method) || isSameOrigin(request, appUrl)) return;
  throw new ForbiddenError(
    `This request does not come from Runbell's own pages. Open Runbell at ${appUrl}, or use an API key.`,
  );
}

/** Whether one of our own pages sends it. Neither another site does, nor a program. */
export function isSameOrigin({ headers }: Request, appUrl: string): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const isOurs = site === null ? origin === new URL(appUrl).origin : site === "same-origin";
  return isOurs && origin !== "null";
}
