import type { Actor } from "@/lib/core/actor";
import { explainDecision } from "@/lib/core/decide/explain";
import { eventCatalogue, type EventType, type Severity } from "@/lib/core/event";
import { withTransaction } from "@/lib/db/database";
import type { TriggerInUse } from "@/lib/db/triggers";
import { backtestTrigger as replay, type BacktestedEvent } from "@/lib/queue/backtest";
import type { Replayed } from "@/lib/queue/backtest-replay";
import type { BacktestCounts, BacktestInput, BacktestView, TriggerInput } from "@/lib/schemas/trigger";
import { readTriggerSettings } from "./read-triggers";
import { refuseBrokenTemplates } from "./refuse-broken-templates";
import { refuseUnknownNames } from "./refuse-unknown-names";
import { requireEventType } from "./require-event-type";

/**
 * What a trigger that is not stored would have made of the last events of its type, beside the stored one. Nothing is
 * written. Throws NotFoundError for an unknown type, and InvalidInputError as putTrigger does.
 */
export async function backtestTrigger({
  actor,
  eventType: name,
  input: { trigger: input, limit },
}: {
  actor: Actor;
  eventType: string;
  input: BacktestInput;
}): Promise<BacktestView> {
  const { organisationId } = actor;
  const eventType = requireEventType(name);
  refuseBrokenTemplates(input, "/trigger");
  return withTransaction(async (tx) => {
    const { recipients } = await readTriggerSettings(tx, organisationId, eventType);
    await refuseUnknownNames(tx, organisationId, input, recipients, "/trigger");
    const data = await replay(tx, organisationId, { trigger: inUse(eventType, input), limit });
    return {
      events: data.length,
      ...countsOf(data.map(({ given }) => given)),
      compared: countsOf(data.map(({ stored }) => stored)),
      data: data.map(viewEvent),
    };
  });
}

function inUse(eventType: EventType, input: TriggerInput): TriggerInUse {
  return {
    eventType,
    enabled: input.enabled,
    severity: input.severity ?? eventCatalogue[eventType].severity,
    occasion: input.occasion,
    occasionCount: input.occasion_count,
    cooldownSeconds: input.cooldown_seconds,
    channelKinds: [...new Set(input.channel_kinds)],
    recipients: input.recipients,
    condition: input.condition,
    groupBy: input.group_by,
    groupWaitSeconds: input.group_wait_seconds,
    groupIntervalSeconds: input.group_interval_seconds,
    escalationPolicyId: input.escalation_policy_id,
    variantVersionId: input.variant_version_id,
    variantPercent: input.variant_percent,
    templateId: input.template_id,
    templateVersionId: null,
    fallbackChannelId: input.fallback_channel_id,
  };
}

function countsOf(replayed: readonly Replayed[]): BacktestCounts {
  const count = (isCounted: (one: Replayed) => boolean) => replayed.filter(isCounted).length;
  return {
    sent: count(({ verdict }) => verdict === "send"),
    held: count(({ verdict }) => verdict === "hold"),
    skipped: count(({ verdict, isRefused }) => verdict === "skip" && !isRefused),
    nobody: count(({ isRefused }) => isRefused),
  };
}

function viewEvent({ event, job, given, stored }: BacktestedEvent): BacktestView["data"][number] {
  const { verdict, messages, reason, gates } = given;
  return {
    event_id: event.id,
    at: event.createdAt.toISOString(),
    title: event.title,
    severity: event.severity as Severity,
    job: job && { key: job.key, name: job.name },
    verdict,
    messages,
    sentence: explainDecision(verdict, gates),
    reason,
    before: stored.verdict,
  };
}
