import { z } from "zod";
import { RequiredSecret } from "../field-schemas";

const RoutingKey = RequiredSecret.refine((key) => /^[0-9A-Za-z]{32}$/.test(key.reveal()), {
  error: "must have 32 letters and digits: it is the key of an integration of the type Events API v2",
});

export const PagerDutyConfig = z.object({
  routing_key: RoutingKey,
  /** Where the PagerDuty account is: each service region has its own address. */
  region: z.enum(["us", "eu"]).default("us"),
});
export type PagerDutyConfig = z.infer<typeof PagerDutyConfig>;
