import { isIP } from "node:net";
import { config } from "@/lib/config";

/** `<notification id@host>`: the same for every try, so that a receiver can tell a repetition. */
export function messageIdOf(notificationId: string, appUrl = config().appUrl): string {
  const host = new URL(appUrl).hostname.replace(/^\[(.*)\]$/, "$1");
  const version = isIP(host);
  if (version === 0) return `<${notificationId}@${host}>`;
  return `<${notificationId}@[${version === 6 ? "IPv6:" : ""}${host}]>`;
}
