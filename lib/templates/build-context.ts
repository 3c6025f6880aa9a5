import { defaultValues, type JobParameter } from "@/lib/core/parameter";
import { brandLook, productName } from "./brand";
import type {
  BrandVariables,
  Json,
  JsonRecord,
  JobVariables,
  NotificationVariables,
  PersonVariables,
  StepVariables,
  TemplateContext,
} from "./context-shape";
import { plainOutput } from "./plain-output";

type Instant = Date | string;

export interface ContextInput {
  /** `owner` becomes job.created_by. */
  job?: {
    id: string;
    key?: string | null;
    name: string;
    description?: string | null;
    /** What a run gets that is given none. */
    parameters?: readonly JobParameter[];
    owner?: PersonVariables | null;
  } | null;
  run?: {
    id: string;
    status: string;
    startedAt?: Instant | null;
    completedAt?: Instant | null;
    executionTimeMs?: number | null;
    totalSteps?: number | null;
    completedSteps?: number | null;
    failedSteps?: number | null;
    parameters?: unknown;
    errorMessage?: string | null;
  } | null;
  /** In the order in which they run. */
  steps?: readonly {
    name: string;
    status: string;
    output?: string | null;
    errorMessage?: string | null;
    executionTimeMs?: number | null;
    metadata?: unknown;
  }[];
  target?: {
    id: string;
    name: string;
    hostname: string;
    osType?: string | null;
    tags?: readonly string[];
  } | null;
  /** Who started the run, or to whom it belongs. */
  user?: PersonVariables | null;
  event?: {
    id?: string | null;
    type: string;
    severity: string;
    title: string;
    message?: string | null;
    occurredAt: Instant;
    details?: unknown;
  } | null;
  org?: { id: string; slug: string; name: string } | null;
  brand?: BrandVariables | null;
  system: { timestamp: Instant; appUrl: string; appName?: string; environment?: string };
  vars?: unknown;
  notification?: Partial<NotificationVariables> | null;
}

/** The variables of a message, from plain data. */
export function buildContext(input: ContextInput): TemplateContext {
  const { target, user, event, org, system } = input;
  const appName = system.appName ?? productName;
  return {
    job: input.job ? jobVariables(input.job, input.run ?? null) : null,
    target: target
      ? {
          id: target.id,
          name: target.name,
          hostname: target.hostname,
          os_type: target.osType ?? null,
          tags: [...(target.tags ?? [])],
        }
      : null,
    user: user ? person(user) : null,
    system: {
      timestamp: isoText(system.timestamp),
      environment: system.environment ?? "production",
      app_url: system.appUrl,
      app_name: appName,
      opsconductor_url: system.appUrl,
    },
    steps: stepVariables(input.steps ?? []),
    event: event
      ? {
          id: event.id ?? null,
          type: event.type,
          severity: event.severity,
          title: event.title,
          message: event.message ?? null,
          occurred_at: isoText(event.occurredAt),
          details: jsonRecord(event.details),
        }
      : null,
    org: org ? { id: org.id, slug: org.slug, name: org.name } : null,
    brand: brandLook(input.brand ?? null, org?.name ?? appName),
    vars: jsonRecord(input.vars),
    notification: input.notification ? notificationVariables(input.notification) : null,
  };
}

function jobVariables(
  job: NonNullable<ContextInput["job"]>,
  run: NonNullable<ContextInput["run"]> | null,
): JobVariables {
  return {
    id: run?.id ?? null,
    job_id: job.id,
    key: job.key ?? null,
    name: job.name,
    description: job.description ?? null,
    status: run?.status ?? null,
    started_at: run?.startedAt ? isoText(run.startedAt) : null,
    completed_at: run?.completedAt ? isoText(run.completedAt) : null,
    execution_time_ms: run?.executionTimeMs ?? null,
    total_steps: run?.totalSteps ?? 0,
    completed_steps: run?.completedSteps ?? 0,
    failed_steps: run?.failedSteps ?? 0,
    parameters: jsonRecord(run?.parameters ?? defaultValues(job.parameters ?? [])),
    error_message: plainOutput(run?.errorMessage ?? null),
    created_by: job.owner ? person(job.owner) : null,
  };
}

function stepVariables(steps: NonNullable<ContextInput["steps"]>): Record<string, StepVariables> {
  return Object.fromEntries(
    steps.map((step, index) => [
      step.name,
      {
        position: index + 1,
        status: step.status,
        output: plainOutput(step.output ?? null),
        error_message: plainOutput(step.errorMessage ?? null),
        execution_time_ms: step.executionTimeMs ?? null,
        metadata: jsonRecord(step.metadata),
      },
    ]),
  );
}

function notificationVariables(given: Partial<NotificationVariables>): NotificationVariables {
  return {
    id: given.id ?? null,
    url: given.url ?? null,
    recipient_name: given.recipient_name ?? null,
    recipient_email: given.recipient_email ?? null,
    time_zone: given.time_zone ?? null,
    run_url: given.run_url ?? null,
    acknowledge_url: given.acknowledge_url ?? null,
    mute_url: given.mute_url ?? null,
    too_noisy_url: given.too_noisy_url ?? null,
    preferences_url: given.preferences_url ?? null,
    reason_sentence: given.reason_sentence ?? null,
    suppressed_count: given.suppressed_count ?? 0,
    resolved_at: given.resolved_at ?? null,
  };
}

/** Only what is documented: a row with a password hash gives none of it. */
function person({ id, username, email, role }: PersonVariables): PersonVariables {
  return { id, username, email, role };
}

function isoText(instant: Instant): string {
  return typeof instant === "string" ? instant : instant.toISOString();
}

function jsonRecord(value: unknown): JsonRecord {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord ? (JSON.parse(JSON.stringify(value)) as Record<string, Json>) : {};
}
