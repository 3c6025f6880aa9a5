import { z } from "zod";

/** The organisation's part of the settings document, in the seeds' shape (S2.30–33). The issue on settings widens it. */
export const OrganisationSettings = z.object({
  retry_config: z
    .object({
      max_attempts: z.int().min(1).max(50).default(3),
      initial_delay_seconds: z.number().min(0).max(86_400).default(5),
      max_delay_seconds: z.number().min(0).max(86_400).default(300),
      exponential_backoff: z.boolean().default(true),
    })
    .optional(),
  /** How long the history is kept. */
  retention: z
    .object({
      notifications_days: z.int().min(7).max(3650).default(365),
      inbox_days: z.int().min(1).max(3650).default(30),
    })
    .optional(),
});
export type OrganisationSettings = z.infer<typeof OrganisationSettings>;
