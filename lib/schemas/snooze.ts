import { z } from "zod";
import { Instant } from "./field";
import { operation } from "./operation";
import { preferenceAccess as access, PreferenceView, UserParams } from "./preference";

export const snoozeMinutes = [30, 60, 240] as const;

/** Either for so many minutes, or until then: an instant, or tomorrow morning on the person's clock. */
export const SnoozeInput = z
  .strictObject({
    minutes: z.literal(snoozeMinutes).optional(),
    until: z
      .union([z.literal("tomorrow"), Instant])
      .optional()
      .meta({
        description: "An instant within 31 days, or tomorrow: 08:00 of the next day in the person’s zone",
      }),
  })
  .refine(({ minutes, until }) => (minutes === undefined) !== (until === undefined), {
    error: "needs either minutes or until",
  })
  .meta({ id: "Snooze" });
export type SnoozeInput = z.infer<typeof SnoozeInput>;

const tag = "Preferences";

export const startSnooze = operation({
  id: "startSnooze",
  method: "POST",
  path: "/api/v1/users/{user_id}/snooze",
  tag,
  summary: "Hold everything for a person for a while; critical events pass if the person says so",
  access,
  params: UserParams,
  body: SnoozeInput,
  status: 200,
  result: PreferenceView,
});

export const endSnooze = operation({
  id: "endSnooze",
  method: "DELETE",
  path: "/api/v1/users/{user_id}/snooze",
  tag,
  summary: "End a person's snooze: what waited for it comes now, or when quiet hours or the digest say",
  access,
  params: UserParams,
  status: 200,
  result: PreferenceView,
});
