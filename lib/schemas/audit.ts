import { z } from "zod";
import { changeKinds } from "@/lib/core/diff";
import { Id, Instant, JsonValue } from "./field";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";

/** One field that differs. */
export const ChangeView = z
  .object({
    /** Such as email.smtp_port or recipients[0].role */
    path: z.string(),
    kind: z.enum(changeKinds),
    before: JsonValue.nullable(),
    after: JsonValue.nullable(),
  })
  .meta({ id: "Change" });
export type ChangeView = z.infer<typeof ChangeView>;

export const actorKinds = ["user", "api_key", "system"] as const;

export const AuditEntryView = z
  .object({
    id: Id,
    at: Instant,
    actor: z.object({
      kind: z.enum(actorKinds),
      /** The member who acted, or for whom a key or the system did. */
      id: Id.nullable(),
      /** As it was then. */
      label: z.string(),
    }),
    /** "<noun>.<verb>" */
    action: z.string(),
    /** The action in words. */
    action_text: z.string(),
    subject_id: z.string().nullable(),
    /** Its name as it was then, where the entry holds it. */
    subject_label: z.string().nullable(),
    /** Secrets are never in it: only that one is configured. */
    changes: z.array(ChangeView),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntryView = z.infer<typeof AuditEntryView>;

export const AuditFilter = z.object({
  action: z
    .string()
    .max(400)
    .regex(/^[a-z_]+(\.[a-z_]+)?(,[a-z_]+(\.[a-z_]+)?)*$/, {
      error: "must be a noun such as silence, or an action such as silence.update",
    })
    .transform((list) => list.split(","))
    .optional()
    .meta({ description: "Nouns (silence) or actions (silence.update), several with commas" }),
  actor: Id.optional().meta({ description: "Of this member, also through keys" }),
  subject_id: z.string().min(1).max(200).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

const access = { kind: "member", role: "admin", scope: "read" } as const;
const tag = "Audit";

export const listAudit = operation({
  id: "listAudit",
  method: "GET",
  path: "/api/v1/audit",
  tag,
  summary: "Who changed what, newest first",
  access,
  query: PageQuery.extend(AuditFilter.shape),
  status: 200,
  result: pageOf(AuditEntryView),
});

export const exportAudit = operation({
  id: "exportAudit",
  method: "GET",
  path: "/api/v1/audit/export",
  tag,
  summary: "The entries that fit the filter as CSV, newest first, at most 100,000",
  access,
  query: AuditFilter,
  status: 200,
  produces: "text/csv",
});

export const AuditSummary = z
  .object({
    days: z.int(),
    /** Of these days. */
    entries: z.int(),
    people: z.int(),
    /** By API keys and by the system itself. */
    by_programs: z.int(),
  })
  .meta({ id: "AuditSummary" });
export type AuditSummary = z.infer<typeof AuditSummary>;

export const getAuditSummary = operation({
  id: "getAuditSummary",
  method: "GET",
  path: "/api/v1/audit/summary",
  tag,
  summary: "How much was changed in the last seven days, and by how many",
  access,
  status: 200,
  result: AuditSummary,
});

export const getAuditEntry = operation({
  id: "getAuditEntry",
  method: "GET",
  path: "/api/v1/audit/{id}",
  tag,
  summary: "One entry",
  access,
  params: z.object({ id: Id }),
  status: 200,
  result: AuditEntryView,
});
