import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import * as variables from "@/lib/db/variables";
import type { VariableView } from "@/lib/schemas/variable";
import { viewVariable } from "./variable-view";

/** The organisation's variables with those of its jobs, by name; or only those of one job. */
export async function listVariables({
  actor,
  query,
}: {
  actor: Actor;
  query: { job?: string };
}): Promise<{ data: VariableView[] }> {
  const rows = await variables.listVariables(database().prisma, actor.organisationId, { jobKey: query.job });
  return { data: rows.map(viewVariable) };
}
