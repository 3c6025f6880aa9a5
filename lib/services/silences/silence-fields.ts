import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import { eventTypes } from "@/lib/core/event";
import type { Tx } from "@/lib/db/database";
import { findSilenceSubjects } from "@/lib/db/silence-subjects";
import type { SilenceFields } from "@/lib/db/silences";
import type { SilenceInput } from "@/lib/schemas/silence";

/**
 * What to store of the input; `start` is for one that gives none. Throws InvalidInputError with pointers for an end that is
 * not after the start, and for jobs and targets that the organisation does not have.
 */
export async function silenceFieldsOf(
  tx: Tx,
  organisationId: string,
  input: SilenceInput,
  start: Date,
): Promise<SilenceFields> {
  const fields = {
    name: input.name,
    comment: input.comment || null,
    jobIds: [...new Set(input.job_ids)],
    targetIds: [...new Set(input.target_ids)],
    // In the catalogue's order, each once.
    eventTypes: eventTypes.filter((type) => input.event_types.includes(type)),
    exceptCritical: input.except_critical,
    startsAt: input.starts_at ? new Date(input.starts_at) : start,
    endsAt: input.ends_at ? new Date(input.ends_at) : null,
    schedule: input.schedule ?? null,
  };
  const issues = await strangersIn(tx, organisationId, input);
  if (fields.endsAt && fields.endsAt <= fields.startsAt)
    issues.push({ pointer: "/ends_at", detail: "must be after the start" });
  if (issues.length > 0) throw new InvalidInputError("This silence cannot be kept.", issues);
  return fields;
}

async function strangersIn(
  tx: Tx,
  organisationId: string,
  { job_ids: jobIds, target_ids: targetIds }: SilenceInput,
): Promise<InputIssue[]> {
  const { jobs, targets } = await findSilenceSubjects(tx, organisationId, [{ jobIds, targetIds }]);
  const missing = (
    place: string,
    ids: readonly string[],
    known: ReadonlyMap<string, unknown>,
    noun: string,
  ) =>
    ids.flatMap((id, index) =>
      known.has(id) ? [] : { pointer: `/${place}/${index}`, detail: `is no ${noun} of the organisation` },
    );
  return [...missing("job_ids", jobIds, jobs, "job"), ...missing("target_ids", targetIds, targets, "target")];
}
