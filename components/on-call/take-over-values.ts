import { DateTime } from "luxon";
import { z } from "zod";
import type { RotationOverrideInput } from "@/lib/schemas/rotation";

/** What the dialog holds: times are wall times in the zone of whoever fills it in. */
export const TakeOverValues = z
  .object({
    user_id: z.string().min(1, { error: "Say who takes over." }),
    /** Null: now. */
    starts_at: z.string().nullable(),
    ends_at: z.string().nullable(),
  })
  .superRefine(({ starts_at, ends_at }, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", path: ["ends_at"], message });
    if (ends_at === null) refuse("Say until when.");
    else if (starts_at !== null && ends_at <= starts_at) refuse("Must be after the start.");
  });
export type TakeOverValues = z.infer<typeof TakeOverValues>;

export const takeOverFields = {
  "/user_id": "user_id",
  "/starts_at": "starts_at",
  "/ends_at": "ends_at",
} as const;

interface Moment {
  /** Of whoever fills it in. */
  zone: string;
  now: Date;
}

/** From now on, until the same time tomorrow. */
export function newTakeOverValues(userId: string, { zone, now }: Moment): TakeOverValues {
  const tomorrow = DateTime.fromJSDate(now, { zone }).plus({ days: 1 });
  return { user_id: userId, starts_at: null, ends_at: tomorrow.toFormat("yyyy-MM-dd'T'HH:mm") };
}

export function takeOverInput(values: TakeOverValues, zone: string): z.input<typeof RotationOverrideInput> {
  const { user_id, starts_at, ends_at } = values;
  const from = starts_at === null ? undefined : instantOf(starts_at, zone);
  return { user_id, starts_at: from, ends_at: instantOf(ends_at ?? "", zone) };
}

function instantOf(entered: string, zone: string): string {
  return DateTime.fromISO(entered, { zone }).toUTC().toISO() ?? "";
}
