import { Prisma } from "@/prisma/generated/client";
import type { JsonObject } from "@/lib/schemas/field";
import { query, type Db, type Tx } from "./database";
import { lockOrganisation } from "./lock-organisation";

const include = {
  job: { select: { id: true, key: true, name: true } },
  updatedBy: { select: { id: true, name: true } },
} satisfies Prisma.CustomVariableInclude;

export type VariableRow = Prisma.CustomVariableGetPayload<{ include: typeof include }>;

/** The organisation's variables by name, those for every job first. `jobKey`: only those of that job. */
export function listVariables(
  db: Db,
  organisationId: string,
  { jobKey }: { jobKey?: string } = {},
): Promise<VariableRow[]> {
  return db.customVariable.findMany({
    where: { organisationId, ...(jobKey !== undefined && { job: { key: jobKey } }) },
    orderBy: [{ name: "asc" }, { jobId: { sort: "asc", nulls: "first" } }],
    include,
  });
}

/** Where a variable holds: for one job, or for every job when `jobId` is null. */
export interface VariablePlace {
  organisationId: string;
  jobId: string | null;
  name: string;
}

export function findVariable(db: Db, place: VariablePlace): Promise<VariableRow | null> {
  return db.customVariable.findFirst({ where: { ...place }, include });
}

export interface VariableFields {
  value: unknown;
  description?: string | null;
  updatedById: string | null;
}

/** The caller holds lockVariables. */
export async function saveVariable(
  tx: Tx,
  place: VariablePlace,
  { value, ...fields }: VariableFields,
): Promise<VariableRow> {
  // The column holds JSON's null; SQL's own is no value.
  const data = { ...fields, value: value === null ? Prisma.JsonNull : (value as Prisma.InputJsonValue) };
  const known = await findVariable(tx, place);
  return known
    ? tx.customVariable.update({ where: { id: known.id }, data, include })
    : tx.customVariable.create({ data: { ...place, ...data }, include });
}

export async function deleteVariableRow(tx: Tx, id: string): Promise<void> {
  await tx.customVariable.delete({ where: { id } });
}

/** Lets the organisation's variables be written one after the other until the transaction ends. */
export async function lockVariables(tx: Tx, organisationId: string): Promise<void> {
  await lockOrganisation(tx, organisationId);
}

/** How many the organisation has, and how long their values are as JSON: every message's context holds a copy. */
export async function measureVariables(
  db: Db,
  organisationId: string,
): Promise<{ count: number; characters: number }> {
  const [row] = await query<{ count: number; characters: number }>(
    `
SELECT count(*)::int AS count, coalesce(sum(length(value::text)), 0)::int AS characters
FROM custom_variables WHERE organisation_id = $1::uuid`,
    [organisationId],
    db,
  );
  return row ?? { count: 0, characters: 0 };
}

/** `vars` of templates for each of the jobs, or for no job: a job's own value covers the organisation's. */
export async function loadVariables(
  db: Db,
  organisationId: string,
  jobIds: readonly (string | null)[],
): Promise<(jobId: string | null) => JsonObject> {
  const wanted = [...new Set(jobIds.filter((id) => id !== null))];
  const rows = await db.customVariable.findMany({
    where: { organisationId, OR: [{ jobId: null }, { jobId: { in: wanted } }] },
    select: { jobId: true, name: true, value: true },
    orderBy: { name: "asc" },
  });
  const valuesOf = (jobId: string | null) =>
    rows.filter((row) => row.jobId === jobId).map(({ name, value }) => [name, value] as const);
  const general = valuesOf(null);
  const valuesByJob = new Map(wanted.map((jobId) => [jobId, [...general, ...valuesOf(jobId)]]));
  return (jobId) => Object.fromEntries(valuesByJob.get(jobId ?? "") ?? general) as JsonObject;
}
