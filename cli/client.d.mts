// Kept by hand beside lib/schemas; cli/client-types.test.ts fails when the two differ.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
export type Severity = "info" | "warning" | "error" | "critical";
export type EventType =
  | "job.started"
  | "job.completed"
  | "job.failed"
  | "job.warning"
  | "job.timed_out"
  | "job.lost"
  | "job.missed"
  | "job.late"
  | "job.slow"
  | "job.anomaly"
  | "job.recovered"
  | "data_quality.failure"
  | "data_quality.warning"
  | "rate_limit.exceeded"
  | "system.error";
/** The names that data pipelines use for the same. */
export type EventAlias =
  | "pipeline_started"
  | "pipeline_success"
  | "pipeline_failure"
  | "pipeline_warning"
  | "pipeline_timeout"
  | "data_quality_failure"
  | "data_quality_warning"
  | "rate_limit_exceeded"
  | "system_error";
export type RunStatus =
  "pending" | "running" | "completed" | "failed" | "timed_out" | "lost" | "missed" | "cancelled";
/** How a program may say that its run ended. */
export type RunEnd = "completed" | "failed" | "timed_out" | "lost" | "cancelled";
export type StepStatus = "pending" | "running" | "completed" | "failed" | "skipped";
export type ChannelKind =
  "email" | "slack" | "teams" | "webhook" | "sms" | "pagerduty" | "discord" | "telegram" | "ntfy" | "inbox";
export type NotificationState =
  "queued" | "sending" | "retrying" | "sent" | "held" | "bundled" | "skipped" | "dead" | "cancelled";

/** What was wrong, as Runbell says it; a later one may know more. */
export type ProblemCode =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "request_timeout"
  | "conflict"
  | "precondition_failed"
  | "too_large"
  | "unsupported_media_type"
  | "unprocessable"
  | "rate_limited"
  | "unavailable"
  | "internal";

/** Why a call gave no result. */
export declare class RunbellError extends Error {
  readonly name: "RunbellError";
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** `no_answer` when there was none. */
  readonly code: ProblemCode | "no_answer" | (string & {});
  /** The places in the input that are wrong (JSON Pointers). */
  readonly errors: readonly { pointer: string; detail: string }[];
  readonly retryAfterMs: number | null;
  /** The same call may succeed later. */
  readonly isTransient: boolean;
  /** Runbell said no to what was sent: sending it again is useless. */
  readonly isRefusal: boolean;
}

export interface ClientOptions {
  /** The address of your Runbell; `RUNBELL_URL` when absent. */
  url?: string;
  /** A key, or what finds the key of an organisation; `RUNBELL_API_KEY` when absent. */
  apiKey?: string | ((organisation?: string) => string | Promise<string>);
  fetch?: typeof globalThis.fetch;
  /** Of one try; 10 000 when absent. */
  timeoutMs?: number;
  /** Further tries after no answer, 408, 425, 429 and 5xx; 4 when absent. All calls may be repeated. */
  retries?: number;
}

export interface CallOptions {
  /** Ends the call and its repetitions. */
  signal?: AbortSignal;
  timeoutMs?: number;
}

export interface NewEvent {
  type: EventType | EventAlias;
  severity?: Severity;
  title?: string;
  message?: string;
  /** Key of the job it is about; made when it is new. */
  job?: string;
  run_id?: string;
  details?: JsonObject;
  /** ISO 8601 with zone. */
  occurred_at?: string;
  /** The same key records one event; one of its own when absent. */
  dedupe_key?: string;
  recipients?: string[];
}
export interface RecordedEvent {
  id: string;
  duplicate: boolean;
  /** How many messages it led to at once. */
  notifications: number;
}
export interface EventResult {
  id: string;
  type: EventType;
  severity: Severity;
  title: string;
  message: string | null;
  run_id: string | null;
  details: JsonObject;
  occurred_at: string;
  created_at: string;
  notifications: {
    id: string;
    state: NotificationState;
    reason: string | null;
    reason_text: string | null;
    channel_kind: ChannelKind;
    recipient: string;
  }[];
}

export interface Target {
  name: string;
  hostname?: string;
  os_type?: string;
  tags?: string[];
}
export interface NewRun {
  /** Your own id for the run: the same id opens one run; one of its own when absent. */
  external_id?: string;
  status?: "running" | RunEnd;
  target?: Target;
  parameters?: JsonObject;
  total_steps?: number;
  started_at?: string;
  error_message?: string;
}
export interface RunChanges {
  status?: "running" | RunEnd;
  error_message?: string;
  total_steps?: number;
  completed_at?: string;
  execution_time_ms?: number;
}
export interface StepReport {
  status: StepStatus;
  position?: number;
  type?: string;
  /** At most 65 536 characters. */
  output?: string;
  error_message?: string;
  metadata?: JsonObject;
  started_at?: string;
  completed_at?: string;
  execution_time_ms?: number;
}
export interface RunSummary {
  id: string;
  job: { id: string; key: string; name: string };
  target: { id: string; name: string; hostname: string } | null;
  source: "builtin" | "reported";
  status: RunStatus;
  error_message: string | null;
  total_steps: number;
  completed_steps: number;
  failed_steps: number;
  started_at: string | null;
  completed_at: string | null;
  execution_time_ms: number | null;
  created_at: string;
  updated_at: string;
}
export interface RunStep {
  id: string;
  position: number;
  name: string;
  type: string;
  status: StepStatus;
  output: string | null;
  error_message: string | null;
  metadata: JsonObject;
  started_at: string | null;
  completed_at: string | null;
  execution_time_ms: number | null;
}
export interface Run extends RunSummary {
  parameters: JsonObject;
  external_id: string | null;
  heartbeat_at: string | null;
  steps: RunStep[];
}

export interface TrackOptions extends Omit<NewRun, "status" | "error_message"> {
  /** 60 000 when absent. */
  heartbeatMs?: number;
  /** Hears what could not be reported; console.warn when absent. */
  onError?: (error: Error) => void;
}
export interface TrackedRun {
  readonly externalId: string;
  /** The run's id; null as long as Runbell could not be reached. */
  getId(): string | null;
  /** Runs a part of the work as a step of the run. Its result or error is the work's own. */
  step<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result>;
  /** Reports a step. Does not throw. */
  step(name: string, report: StepReport): Promise<void>;
}

export interface Runs {
  /** Says that a run started, or how it ended; the job is made when it is new. */
  open(job: string, run?: NewRun, options?: CallOptions): Promise<RunSummary & { duplicate: boolean }>;
  get(id: string, options?: CallOptions): Promise<Run>;
  /** Reports a step; repeating it replaces it. */
  step(id: string, name: string, step: StepReport, options?: CallOptions): Promise<RunStep>;
  /** From the first one on, a run that falls silent is closed as lost. */
  heartbeat(
    id: string,
    options?: CallOptions,
  ): Promise<{ id: string; status: RunStatus; heartbeat_at: string | null }>;
  update(id: string, changes: RunChanges, options?: CallOptions): Promise<RunSummary>;
  close(id: string, end: RunChanges & { status: RunEnd }, options?: CallOptions): Promise<RunSummary>;
  /**
   * Runs a function as a run of the job: opens it, says that it is alive, closes it with how the function ended. The
   * function's result or error is the answer, also when Runbell cannot be reached.
   */
  track<Result>(job: string, work: (run: TrackedRun) => Result | Promise<Result>): Promise<Result>;
  track<Result>(
    job: string,
    options: TrackOptions,
    work: (run: TrackedRun) => Result | Promise<Result>,
  ): Promise<Result>;
}

export interface Events {
  /** Resolves when the event is durable. */
  record(event: NewEvent, options?: CallOptions): Promise<RecordedEvent>;
  /** As many as you like, in their order: 500 in a call. */
  record(events: NewEvent[], options?: CallOptions): Promise<RecordedEvent[]>;
  /** With what became of it. Needs the scope `read`. */
  get(id: string, options?: CallOptions): Promise<EventResult>;
}

/**
 * What became of an event on each channel, right after it was recorded: `{ email: "queued", slack: "held" }`. Nothing is
 * waited for. Empty when nobody is told, or when the key has not the scope `read`.
 */
export type NotifyResult = Partial<Record<ChannelKind, NotificationState>>;

export interface PipelineNotice {
  /** The organisation's slug; the key has to be one of it. */
  tenant_id?: string;
  /** The same by another name. */
  org_slug?: string;
  pipeline_id: string;
  /** Of one run: the same notice of the same run is recorded once. */
  pipeline_logging_id?: string;
  details?: JsonObject;
}
export interface Notice extends Omit<PipelineNotice, "pipeline_id"> {
  event: EventType | EventAlias;
  severity?: Severity | Uppercase<Severity>;
  title?: string;
  message?: string;
  pipeline_id?: string;
  dedupe_key?: string;
}

export interface RunbellClient {
  events: Events;
  runs: Runs;
  notify(notice: Notice): Promise<NotifyResult>;
  notifyPipelineStarted(notice: PipelineNotice): Promise<NotifyResult>;
  notifyPipelineSuccess(notice: PipelineNotice & { duration_ms?: number }): Promise<NotifyResult>;
  notifyPipelineFailure(notice: PipelineNotice & { error_message: string }): Promise<NotifyResult>;
  notifyDataQualityFailure(
    notice: PipelineNotice & { table_name: string; failed_checks: string[] },
  ): Promise<NotifyResult>;
}

/** Throws TypeError when there is neither an address nor a key. */
export declare function createClient(options?: ClientOptions): RunbellClient;
