import { database } from "@/lib/db/database";
import { hasUsableAdmin } from "@/lib/db/users";

/** Whether somebody can sign in as admin. Says nothing that the answer to the set-up link would not say. */
export function hasAdmin(): Promise<boolean> {
  return hasUsableAdmin(database().prisma);
}
