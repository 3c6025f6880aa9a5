import { z } from "zod";
import { Instant } from "./field";

/** How a stored secret is shown: never its value. */
export const SecretView = z.object({
  configured: z.boolean(),
  last4: z.string().nullable(),
  updated_at: Instant.nullable(),
});
export type SecretView = z.infer<typeof SecretView>;
