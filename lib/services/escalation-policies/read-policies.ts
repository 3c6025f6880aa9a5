import type { EscalationStep } from "@/lib/core/escalation";
import { NotFoundError } from "@/lib/core/errors";
import type { Db } from "@/lib/db/database";
import { findEscalationPolicy, type EscalationPolicyRow } from "@/lib/db/escalation-policies";
import { findTriggerNames, type TriggerNames } from "@/lib/db/trigger-settings";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import { viewPolicy } from "./policy-view";

/** Policies of one organisation as the API shows them, with the names of those whom they tell. */
export async function readPolicyViews(
  db: Db,
  organisationId: string,
  rows: readonly EscalationPolicyRow[],
): Promise<EscalationPolicyView[]> {
  const names = await findNamesInSteps(
    db,
    organisationId,
    rows.flatMap(({ steps }) => steps),
  );
  return rows.map((row) => viewPolicy(row, names));
}

/** One of them. */
export async function readPolicyView(db: Db, row: EscalationPolicyRow): Promise<EscalationPolicyView> {
  return viewPolicy(row, await findNamesInSteps(db, row.organisationId, row.steps));
}

/** Throws NotFoundError for what is no policy of the organisation. */
export async function requirePolicy(
  db: Db,
  organisationId: string,
  id: string,
): Promise<EscalationPolicyRow> {
  const row = await findEscalationPolicy(db, organisationId, id);
  if (!row) throw new NotFoundError("escalation policy", id);
  return row;
}

/** The names of the organisation's people, rotations and channels that the steps name. */
export function findNamesInSteps(
  db: Db,
  organisationId: string,
  steps: readonly EscalationStep[],
): Promise<TriggerNames> {
  return findTriggerNames(db, organisationId, [
    {
      recipients: steps.flatMap(({ recipients }) => recipients),
      templateId: null,
      fallbackChannelId: null,
      escalationPolicyId: null,
      variantVersionId: null,
    },
  ]);
}
