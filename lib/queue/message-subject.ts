import { createHash } from "node:crypto";
import type { MessageSubject } from "@/lib/channels/kind";
import { resolvable, whyOfBundle } from "@/lib/core/bundle";
import { endings } from "@/lib/core/job-course";
import type { Value } from "@/lib/templates/evaluate/value";
import type { Delivery } from "./load-deliveries";

/** What a message is about, for channels that do more than show text. */
export function messageSubject(delivery: Delivery, appUrl: string): MessageSubject {
  const { id, organisationId, eventType, occurredAt, runId, jobId, jobKey, jobName, bundleKey } = delivery;
  return {
    eventType: tellsOfEnd(delivery) ? "job.recovered" : eventType,
    occurredAt,
    organisationId,
    job: jobId === null ? null : { id: jobId, key: jobKey ?? "", name: jobName ?? "" },
    url: runId ? `${appUrl}/runs/${runId}` : `${appUrl}/notifications/${id}`,
    incidentKey: jobId === null ? null : incidentKeyOf(organisationId, jobId),
    threadKey: bundleKey !== null && whyOfBundle(bundleKey) === "group" ? bundleKey : null,
  };
}

/** A hash, since it goes to providers: it tells them nothing, and is the same for all messages about the job. */
function incidentKeyOf(organisationId: string, jobId: string): string {
  return createHash("sha256").update(`${organisationId}/${jobId}`).digest("hex");
}

/** Several about the troubles of one job that are all over: then it is the end of them, as its own message would be. */
function tellsOfEnd({ jobId, context }: Pick<Delivery, "jobId" | "context">): boolean {
  const bundle = context?.dict.get("bundle");
  const lines = bundle instanceof Map ? bundle.get("lines") : null;
  return jobId !== null && Array.isArray(lines) && lines.length > 0 && lines.every(isOver);
}

const ofCourse: readonly unknown[] = [...resolvable, ...endings];

function isOver(line: Value): boolean {
  return line instanceof Map && ofCourse.includes(line.get("event_type")) && line.get("state_now") !== "open";
}
