import type { Actor } from "@/lib/core/actor";
import { InvalidInputError } from "@/lib/core/errors";
import { withTransaction } from "@/lib/db/database";
import type { MuteView } from "@/lib/schemas/mute";
import { viewMute } from "./mute-view";
import { requireMutePlace } from "./require-mute-place";
import { writeMute } from "./write-mute";

/**
 * Mutes a job, named by key or id, for the actor: until then, or with null until the actor takes it back. The last wish
 * counts. Throws InvalidInputError for an end that is past.
 */
export async function putMute({
  actor,
  job,
  input,
  now = new Date(),
}: {
  actor: Actor;
  job: string;
  input: { until: string | null };
  now?: Date;
}): Promise<MuteView> {
  const until = input.until === null ? null : new Date(input.until);
  if (until && until <= now)
    throw new InvalidInputError("The job would be heard of again already.", [
      { pointer: "/until", detail: "must be in the future" },
    ]);
  const place = await requireMutePlace(actor, job);
  return viewMute(await withTransaction((tx) => writeMute(tx, actor, place, until)));
}
