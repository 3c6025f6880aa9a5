import type { SessionPlace } from "@/lib/db/sessions";
import { clientAddress } from "./client-address";

/** Where a request comes from, for its session's row. */
export function sessionPlace(headers: Headers): SessionPlace {
  return { userAgent: headers.get("user-agent") ?? "", address: clientAddress(headers) ?? "" };
}
