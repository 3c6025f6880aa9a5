import { config } from "@/lib/config";

/** In the fragment, which no log and no Referer has. */
export function resetUrl(token: string): string {
  return `${config().appUrl}/reset-password#token=${token}`;
}
