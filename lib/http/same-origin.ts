import { ForbiddenError } from "@/lib/core/errors";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * A request with a session cookie that changes something must come from our own pages: browsers send the cookie along
 * with requests that other sites make. What the browser itself says of that counts most (Sec-Fetch-Site, which it sends
 * under https and to loopback); elsewhere the origin has to be APP_URL's. A sandboxed frame's origin is "null" and is
 * nobody's.
 */
export function requireSameOrigin(request: Request, appUrl: string): void {
  if (SAFE_METHODS.includes(request.method)) return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const isOurs = site === null ? origin === new URL(appUrl).origin : site === "same-origin";
  if (isOurs && origin !== "null") return;
  throw new ForbiddenError(
    `This request does not come from Runbell's own pages. Open Runbell at ${appUrl}, or use an API key.`,
  );
}
