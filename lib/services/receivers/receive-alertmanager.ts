import { createHash } from "node:crypto";
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import type { Received } from "@/lib/schemas/receiver";
import { makeKey } from "@/lib/services/jobs/make-key";
import { severityOf, troubleOf } from "./alert-severity";
import { clip, instantOf } from "./payload-text";
import { readPayload } from "./read-payload";
import { recordOnce, type KeyedEvent } from "./record-once";

const Labels = z.record(z.string(), z.string());

/** https://prometheus.io/docs/alerting/latest/configuration/#webhook_config, version 4. Grafana sends the same and more. */
const Payload = z.object({
  receiver: z.string().optional(),
  externalURL: z.string().optional(),
  groupKey: z.string().optional(),
  truncatedAlerts: z.number().optional(),
  alerts: z.array(
    z.object({
      status: z.enum(["firing", "resolved"]),
      labels: Labels,
      annotations: Labels.default({}),
      startsAt: z.string(),
      endsAt: z.string().optional(),
      generatorURL: z.string().optional(),
      fingerprint: z.string().max(100).optional(),
    }),
  ),
});
type Payload = z.infer<typeof Payload>;
type Alert = Payload["alerts"][number];

/**
 * Records each alert of a group as an event: once when it fires and once when it is over, however often Alertmanager
 * repeats it, and whichever of a pair of Alertmanagers does.
 */
export async function receiveAlertmanager({
  actor,
  payload,
}: {
  actor: Actor;
  payload: unknown;
}): Promise<Received> {
  const group = readPayload(Payload, payload, "a webhook of Alertmanager, version 4");
  const events = await recordOnce(
    actor,
    group.alerts.map((alert) => eventOf(alert, group)),
  );
  const cut = group.truncatedAlerts ?? 0;
  return {
    events,
    runs: [],
    ignored: cut > 0 ? [`Alertmanager left ${cut} alerts of the group out (max_alerts).`] : [],
  };
}

function eventOf(alert: Alert, group: Payload): KeyedEvent {
  const { labels, annotations, status } = alert;
  const job = labels.runbell_job ? makeKey(labels.runbell_job) : undefined;
  const isOver = status === "resolved";
  // Nobody says how bad it is, so that somebody has to look.
  const severity = severityOf(labels.severity) ?? "error";
  const name = annotations.summary || annotations.title || labels.alertname || "Alert";
  const fingerprint = alert.fingerprint ?? fingerprintOf(labels);
  return {
    type: isOver ? "job.recovered" : troubleOf(severity, job !== undefined),
    severity: isOver ? undefined : severity,
    title: clip(isOver ? `Over: ${name}` : name, 300),
    message: clip(annotations.description || annotations.message || "", 20_000) || undefined,
    job,
    occurred_at: instantOf(isOver ? alert.endsAt : alert.startsAt)?.toISOString(),
    dedupe_key: `alertmanager:${fingerprint}:${status}:${instantOf(alert.startsAt)?.toISOString() ?? ""}`,
    details: {
      alertname: labels.alertname ?? null,
      status,
      labels,
      annotations,
      starts_at: alert.startsAt,
      ends_at: instantOf(alert.endsAt)?.toISOString() ?? null,
      generator_url: alert.generatorURL ?? null,
      receiver: group.receiver ?? null,
      external_url: group.externalURL ?? null,
      group_key: group.groupKey ?? null,
    },
  };
}

/** Of the labels, as Alertmanager before 0.19 sent none. */
function fingerprintOf(labels: Alert["labels"]): string {
  const sorted = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 16);
}
