import { z } from "zod";
import { NewPassword, PersonName } from "./account-fields";
import type { WayIn } from "./join-ways";

/** Somebody who has an account says its password alone, and nothing when they are signed in. */
export function joinValues(way: Exclude<WayIn, "provider">) {
  if (way === "session") return z.object({ name: z.string(), password: z.string() });
  return way === "new"
    ? z.object({ name: PersonName, password: NewPassword })
    : z.object({ name: z.string(), password: z.string().min(1, { error: "Enter your password." }) });
}
export type JoinValues = z.infer<ReturnType<typeof joinValues>>;
