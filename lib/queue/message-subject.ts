import { createHash } from "node:crypto";
import type { MessageSubject } from "@/lib/channels/kind";
import type { Delivery } from "./load-deliveries";

/** What a message is about, for channels that do more than show text. */
export function messageSubject(delivery: Delivery, appUrl: string): MessageSubject {
  const { id, organisationId, eventType, occurredAt, runId, jobId, jobKey, jobName } = delivery;
  return {
    eventType,
    occurredAt,
    organisationId,
    job: jobId === null ? null : { id: jobId, key: jobKey ?? "", name: jobName ?? "" },
    url: runId ? `${appUrl}/runs/${runId}` : `${appUrl}/notifications/${id}`,
    incidentKey: jobId === null ? null : incidentKeyOf(organisationId, jobId),
  };
}

/** A hash, since it goes to providers: it tells them nothing, and is the same for all messages about the job. */
function incidentKeyOf(organisationId: string, jobId: string): string {
  return createHash("sha256").update(`${organisationId}/${jobId}`).digest("hex");
}
