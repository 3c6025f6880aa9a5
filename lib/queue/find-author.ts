import { createHash } from "node:crypto";
import type { Purpose } from "@/lib/core/notification";
import { query, type Db } from "@/lib/db/database";
import type { Delivery } from "./load-deliveries";
import type { TemplateProblem } from "./template-problem";

/** Who wrote what could not be used. */
export interface Authorship {
  /** Null: nobody is known to have written it. */
  authorId: string | null;
  /** The stored template with the fault; null for a message's own sources. */
  templateId: string | null;
  /** Another for every version, and for every change of a step's sources. */
  sourceKey: string;
  /** Of the message that it was for. */
  purpose: Purpose;
  jobId: string | null;
  stepName: string | null;
}

interface Message {
  purpose: Purpose;
  jobId: string | null;
  ownerId: string | null;
  runStepId: string | null;
  stepName: string | null;
}

/** Null when the message or the template was deleted meanwhile. */
export async function findAuthor(
  db: Db,
  delivery: Delivery,
  { template: name }: TemplateProblem,
): Promise<Authorship | null> {
  const message = await findMessage(db, delivery.id);
  if (!message) return null;
  const { ownerId, runStepId, ...about } = message;
  if (name === null) {
    const hash = createHash("sha256").update(JSON.stringify(delivery.inlineTemplate)).digest("hex");
    const sourceKey = `${message.jobId ?? ""}/${message.stepName ?? runStepId ?? ""}/${hash.slice(0, 32)}`;
    return { ...about, authorId: ownerId, templateId: null, sourceKey };
  }
  const version = await findVersion(db, delivery, name);
  return version ? { ...about, ...version } : null;
}

async function findMessage(db: Db, id: string): Promise<Message | undefined> {
  const [row] = await query<Message>(
    `
SELECT n.purpose, n.job_id AS "jobId", j.owner_id AS "ownerId", n.run_step_id AS "runStepId", s.name AS "stepName"
FROM notifications n
LEFT JOIN jobs j ON j.id = n.job_id
LEFT JOIN run_steps s ON s.id = n.run_step_id
WHERE n.id = $1::uuid`,
    [id],
    db,
  );
  return row;
}

/** The version that the message names, or the newest of a part, which is taken as it is now. */
async function findVersion(db: Db, { organisationId, templateVersionId, template }: Delivery, name: string) {
  const versionId = template?.name === name ? templateVersionId : null;
  const [row] = await query<{ authorId: string | null; templateId: string; sourceKey: string }>(
    `
SELECT v.created_by_id AS "authorId", t.id AS "templateId", v.id AS "sourceKey"
FROM templates t
JOIN template_versions v ON v.template_id = t.id
WHERE t.organisation_id = $1::uuid AND t.name = $2 AND ($3::uuid IS NULL OR v.id = $3::uuid)
ORDER BY v.version DESC
LIMIT 1`,
    [organisationId, name, versionId],
    db,
  );
  return row;
}
