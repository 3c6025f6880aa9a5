import { z } from "zod";
import { eventTypes } from "@/lib/core/event";
import { silenceStates } from "@/lib/core/silence";
import { Id, Instant, TimeZone, WallTime } from "./field";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";

/** A weekly window: on these days (1 Monday … 7 Sunday) it begins; an end before the start is on the next day. */
const ScheduleView = z.object({
  start: z.string(),
  end: z.string(),
  days: z.array(z.int()),
  zone: z.string(),
});

const Schedule = z
  .strictObject({
    start: WallTime,
    end: WallTime,
    days: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
    zone: TimeZone,
  })
  .refine(({ start, end }) => start !== end, { error: "must differ from the start", path: ["end"] });

/** Of a job or target that was deleted, the names are null. */
const JobOfSilence = z.object({ id: Id, key: z.string().nullable(), name: z.string().nullable() });
const TargetOfSilence = z.object({ id: Id, name: z.string().nullable() });

export const SilenceView = z
  .object({
    id: Id,
    name: z.string(),
    comment: z.string().nullable(),
    /** An event must fit every list that is not empty. */
    jobs: z.array(JobOfSilence),
    targets: z.array(TargetOfSilence),
    event_types: z.array(z.enum(eventTypes)),
    /** Critical events are told all the same. */
    except_critical: z.boolean(),
    starts_at: Instant,
    /** Null: until it is ended or deleted. */
    ends_at: Instant.nullable(),
    /** Null: all the time between the two. */
    schedule: ScheduleView.nullable(),
    /** resting: it has begun, and its schedule is not on now */
    state: z.enum(silenceStates),
    created_by: z.object({ id: Id, name: z.string() }).nullable(),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "Silence" });
export type SilenceView = z.infer<typeof SilenceView>;

const MOST_IDS = 100;
const Ids = z.array(Id).max(MOST_IDS).default([]);

export const SilenceInput = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    comment: z.string().trim().max(2000).nullish(),
    job_ids: Ids,
    target_ids: Ids,
    event_types: z
      .array(z.enum(eventTypes))
      .max(eventTypes.length)
      .default([])
      .meta({ description: "An event must fit every list that is not empty" }),
    except_critical: z.boolean().default(false),
    starts_at: Instant.optional().meta({ description: "Absent: now; when it is changed, as it is" }),
    ends_at: Instant.nullish().meta({
      description: "Null: until somebody ends it. It may be absent only beside a schedule",
    }),
    schedule: Schedule.nullish().meta({ description: "On only in this weekly window" }),
  })
  .superRefine(({ starts_at, ends_at, schedule }, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message, path: ["ends_at"] });
    if (ends_at === undefined && !schedule)
      refuse("is needed without a schedule: an instant, or null for as long as nobody ends it");
    if (ends_at && starts_at && Date.parse(ends_at) <= Date.parse(starts_at))
      refuse("must be after the start");
  })
  .meta({ id: "SilenceInput" });
export type SilenceInput = z.infer<typeof SilenceInput>;

const read = { kind: "member", role: "member", scope: "read" } as const;
const author = { kind: "member", role: "author", scope: "settings:write" } as const;
const IdParams = z.object({ id: Id });
const tag = "Silences";

export const listSilences = operation({
  id: "listSilences",
  method: "GET",
  path: "/api/v1/silences",
  tag,
  summary: "Silences and maintenance windows, newest first",
  access: read,
  query: PageQuery.extend({ state: z.enum(silenceStates).optional() }),
  status: 200,
  result: pageOf(SilenceView),
});

export const createSilence = operation({
  id: "createSilence",
  method: "POST",
  path: "/api/v1/silences",
  tag,
  summary: "Record events without telling anybody, now or at planned times",
  access: author,
  body: SilenceInput,
  idempotencyKey: "remembered",
  status: 201,
  result: SilenceView,
});

export const getSilence = operation({
  id: "getSilence",
  method: "GET",
  path: "/api/v1/silences/{id}",
  tag,
  summary: "One silence",
  access: read,
  params: IdParams,
  status: 200,
  result: SilenceView,
});

export const updateSilence = operation({
  id: "updateSilence",
  method: "PUT",
  path: "/api/v1/silences/{id}",
  tag,
  summary: "Change a silence: what is left out is emptied, except for its start",
  access: author,
  params: IdParams,
  body: SilenceInput,
  status: 200,
  result: SilenceView,
});

export const deleteSilence = operation({
  id: "deleteSilence",
  method: "DELETE",
  path: "/api/v1/silences/{id}",
  tag,
  summary: "Delete a silence; what it kept back is not told later",
  access: author,
  params: IdParams,
  status: 204,
});

export const endSilence = operation({
  id: "endSilence",
  method: "POST",
  path: "/api/v1/silences/{id}/end",
  tag,
  summary: "End a silence now; what it kept back is not told later",
  access: author,
  params: IdParams,
  status: 200,
  result: SilenceView,
});
