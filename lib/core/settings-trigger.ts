import { preferenceChannels, type ChannelKindId, type PreferenceChannel } from "./channel-kind";
import { findEventType, type EventType } from "./event";
import type { RecipientRule } from "./recipient";
import type { EventTrigger, Provider, SettingsDocument } from "./settings";
import type { Trigger } from "./trigger";

/** Where a trigger is asked for: what the settings say depends on it. */
export interface TriggerPlace {
  /** The trigger is a row of the organisation's: the document's event_triggers do not touch it, its jobs do. */
  isOwn: boolean;
  /** Null: the event is about no job. */
  jobKey: string | null;
  /** The channel that the document's Slack section is. */
  slackChannelId: string;
}

/**
 * What the settings make of a trigger: the job's word over the organisation's own trigger, that over the document's
 * event_triggers, those over the default. `base` is the organisation's own trigger or the default one.
 */
export function applySettings<T extends Trigger>(
  base: T,
  settings: SettingsDocument,
  place: TriggerPlace,
): T {
  const { isOwn, jobKey, slackChannelId } = place;
  const ofType = isOwn ? undefined : findEntry(settings.event_triggers, base.eventType);
  const job =
    jobKey !== null && Object.hasOwn(settings.jobs ?? {}, jobKey) ? settings.jobs?.[jobKey] : undefined;
  const ofJob = findEntry(job?.event_triggers, base.eventType);
  const providers = ofJob?.providers ?? ofType?.providers ?? (isOwn ? undefined : defaultOf(settings));
  const isTold =
    ofJob?.enabled ?? (isOwn ? base.enabled : (ofType?.enabled ?? (ofType ? true : base.enabled)));

  const isNamed = ofJob?.providers !== undefined || ofType !== undefined;
  const kinds = kindsOf(providers && isNamed ? providers : null, base, { settings, isOwn });
  const tellsMail =
    !isOwn && kinds.includes("email") && (providers === undefined || names(providers, "email"));
  const tellsSlack =
    providers !== undefined && names(providers, "slack") && settings.slack?.enabled !== false;
  return {
    ...base,
    enabled: job?.enabled === false ? false : isTold,
    severity: ofJob?.severity ?? ofType?.severity ?? base.severity,
    cooldownSeconds: ofJob?.cooldown_seconds ?? ofType?.cooldown_seconds ?? base.cooldownSeconds,
    channelKinds: kinds,
    recipients: withRules(base.recipients, [
      ...(tellsMail ? (settings.email?.to_emails ?? []) : []).map((email) => ({
        kind: "email" as const,
        email,
      })),
      ...(tellsSlack ? [{ kind: "channel" as const, channel_id: slackChannelId }] : []),
    ]),
  };
}

/** `pipeline_failure` is also a run that took too long (S2.44), unless that is listed itself. */
function findEntry(entries: readonly EventTrigger[] | undefined, type: EventType): EventTrigger | undefined {
  const listed = entries?.find(({ event }) => findEventType(event) === type);
  if (listed || type !== "job.timed_out") return listed;
  return entries?.find(({ event }) => event === "pipeline_failure");
}

function defaultOf({ default_provider: provider }: SettingsDocument): Provider[] | undefined {
  return provider && [provider];
}

function names(providers: readonly Provider[], kind: "email" | "slack"): boolean {
  return providers.includes(kind) || providers.includes("both");
}

/** The kinds over which people are told: those that are named, else the trigger's. */
function kindsOf(
  providers: readonly Provider[] | null,
  { channelKinds }: Pick<Trigger, "channelKinds">,
  { settings, isOwn }: { settings: SettingsDocument; isOwn: boolean },
): ChannelKindId[] {
  const isNamed = (kind: PreferenceChannel) =>
    providers?.includes(kind) || ((kind === "email" || kind === "slack") && providers?.includes("both"));
  const kinds = providers ? preferenceChannels.filter(isNamed) : channelKinds;
  return isOwn || settings.email?.enabled !== false ? [...kinds] : kinds.filter((kind) => kind !== "email");
}

/** Each once. */
function withRules(before: readonly RecipientRule[], added: readonly RecipientRule[]): RecipientRule[] {
  const rules = [...before, ...added].map((rule) => [JSON.stringify(rule), rule] as const);
  return [...new Map(rules).values()];
}
