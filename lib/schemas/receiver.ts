import { z } from "zod";
import { runStatuses } from "@/lib/core/run";
import { Id, JsonValue, Key } from "./field";
import { operation } from "./operation";

/** What came of a payload: events and runs that it is recorded as, and what of it says nothing that Runbell keeps. */
export const Received = z
  .object({
    events: z.array(z.object({ id: Id, duplicate: z.boolean() })),
    runs: z.array(z.object({ id: Id, job: z.string(), status: z.enum(runStatuses) })),
    ignored: z.array(z.string()),
  })
  .meta({ id: "Received" });
export type Received = z.infer<typeof Received>;

const sendEvents = { kind: "sender", role: "author", scope: "events:write" } as const;
const sendRuns = { kind: "sender", role: "author", scope: "runs:write" } as const;

/** Payloads repeat the whole repository, or all alerts of a group. */
const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

const receiver = {
  method: "POST",
  tag: "Receivers",
  maxBodyBytes: MAX_PAYLOAD_BYTES,
  status: 200,
  result: Received,
} as const;

/** What the sender's address may say about what it sends. */
export const ReceiverQuery = z.object({
  job: Key.optional().meta({ description: "Key of the job, in place of the one made of the payload" }),
  ref: z
    .string()
    .max(255)
    .optional()
    .meta({ description: "Only runs of this branch or tag; others are ignored" }),
});
export type ReceiverQuery = z.infer<typeof ReceiverQuery>;

export const receiveAlertmanager = operation({
  ...receiver,
  id: "receiveAlertmanager",
  path: "/api/v1/receivers/alertmanager",
  summary: "Take the webhook of Prometheus Alertmanager (version 4), or of Grafana: an event for each alert",
  access: sendEvents,
  body: JsonValue,
});

export const receiveGitHub = operation({
  ...receiver,
  id: "receiveGitHub",
  path: "/api/v1/receivers/github",
  summary: "Take workflow_run and workflow_job of GitHub Actions: a run with its jobs as steps",
  access: sendRuns,
  query: ReceiverQuery,
  body: JsonValue,
});

export const receiveGitLab = operation({
  ...receiver,
  id: "receiveGitLab",
  path: "/api/v1/receivers/gitlab",
  summary: "Take pipeline and job events of GitLab: a run with its jobs as steps",
  access: sendRuns,
  query: ReceiverQuery,
  body: JsonValue,
});

export const receiveAirflow = operation({
  ...receiver,
  id: "receiveAirflow",
  path: "/api/v1/receivers/airflow",
  summary: "Take what a callback of an Airflow DAG or task says: a run with its tasks as steps",
  access: sendRuns,
  body: JsonValue,
});

export const receiveOpenLineage = operation({
  ...receiver,
  id: "receiveOpenLineage",
  path: "/api/v1/receivers/openlineage",
  summary:
    "Take a run event of OpenLineage, as Airflow, Spark and dbt send them: a run, or a step of its parent",
  access: sendRuns,
  body: JsonValue,
});

export const receiveCloudEvents = operation({
  ...receiver,
  id: "receiveCloudEvents",
  path: "/api/v1/receivers/cloudevents",
  summary: "Take CloudEvents 1.0, structured, binary or as a batch: an event for each",
  access: sendEvents,
  body: z.string().meta({ description: "A CloudEvent, a batch of them, or the data of one in the headers" }),
  takesText: true,
});

/** start · success · fail · log · an exit status. */
export const PingSignal = z.union([
  z.enum(["start", "success", "fail", "log"]),
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().max(255)),
]);
export type PingSignal = z.infer<typeof PingSignal>;

const ping = {
  tag: "Receivers",
  access: sendRuns,
  query: z.object({
    rid: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: "Your id of the run: start and end with the same id belong together" }),
  }),
  status: 200,
  result: Received,
} as const;
const pingWithOutput = {
  ...ping,
  method: "POST",
  body: z.string().meta({ description: "Output; the last 10 kB are kept" }),
  takesText: true,
} as const;
const jobPath = { path: "/api/v1/receivers/ping/{key}", params: z.object({ key: Key }) } as const;
const signalPath = {
  path: "/api/v1/receivers/ping/{key}/{signal}",
  params: z.object({ key: Key, signal: PingSignal }),
} as const;

export const pingSuccess = operation({
  ...ping,
  ...jobPath,
  id: "pingSuccess",
  method: "GET",
  summary: "A run of the job completed",
});

export const pingSuccessWithOutput = operation({
  ...pingWithOutput,
  ...jobPath,
  id: "pingSuccessWithOutput",
  summary: "A run of the job completed, with its output",
});

export const pingSignal = operation({
  ...ping,
  ...signalPath,
  id: "pingSignal",
  method: "GET",
  summary: "A run of the job started, completed, failed or ended with an exit status",
});

export const pingSignalWithOutput = operation({
  ...pingWithOutput,
  ...signalPath,
  id: "pingSignalWithOutput",
  summary: "A run of the job started, wrote something, completed, failed or ended, with output",
});
