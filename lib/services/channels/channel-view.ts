import { channelRegistry } from "@/lib/channels/registry";
import type { FieldSpec } from "@/lib/channels/kind";
import type { DestinationHealth } from "@/lib/core/health";
import type { ChannelRow } from "@/lib/db/channels";
import type { OwnedSecrets } from "@/lib/db/owned-secrets";
import type { SecretFacts } from "@/lib/db/secrets";
import type { ChannelTriggers } from "@/lib/db/triggers";
import type { ChannelView } from "@/lib/schemas/channel";
import type { JsonObject } from "@/lib/schemas/field";
import type { SecretView } from "@/lib/schemas/secret";
import { checkConfig, describeConfigIssues } from "./config-issues";
import { viewHealth } from "./health-view";
import { completeConfig } from "./merge-config";
import { secretsOfFields, storedConfigOf } from "./stored-config";

/** What is known about a channel beside its row. */
export interface ChannelFacts {
  secrets: OwnedSecrets;
  triggers: ChannelTriggers;
  health: DestinationHealth | null;
  waiting: number;
  now: Date;
}

/** A channel as the API shows it: of its secrets only that they are there. */
export function viewChannel(row: ChannelRow, facts: ChannelFacts): ChannelView {
  const { fields } = channelRegistry[row.kind];
  const { eventTypes, fallbackFor } = facts.triggers;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    enabled: row.enabled,
    is_fallback: row.isFallback,
    rate_per_minute: row.ratePerMinute,
    config: row.config as JsonObject,
    secrets: viewSecrets(fields, facts.secrets),
    ...describeConfig(row, facts.secrets),
    event_types: [...eventTypes],
    fallback_for: [...fallbackFor],
    health: viewHealth(facts.health, facts.now),
    waiting: facts.waiting,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** How a secret is shown. */
export function viewSecret(stored: SecretFacts | undefined): SecretView {
  return {
    configured: stored !== undefined,
    last4: stored?.last4 || null,
    updated_at: stored?.updatedAt.toISOString() ?? null,
  };
}

function viewSecrets(fields: readonly FieldSpec[], secrets: OwnedSecrets): ChannelView["secrets"] {
  const stored = secretsOfFields(fields, secrets);
  const names = fields.filter(({ input }) => input === "secret").map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, viewSecret(stored.get(name))]));
}

function describeConfig(row: ChannelRow, owned: OwnedSecrets): Pick<ChannelView, "describes" | "problem"> {
  const kind = channelRegistry[row.kind];
  const { config, secrets } = storedConfigOf(kind.fields, row, owned);
  const isUnreadable = [...secrets.values()].includes(null);
  const checked = checkConfig(kind, completeConfig(kind.fields, config, secrets));
  if (isUnreadable)
    return {
      describes: null,
      problem: "A stored secret cannot be read by this installation: enter it again.",
    };
  if (!checked.ok) return { describes: null, problem: describeConfigIssues(checked.issues, kind) };
  return { describes: kind.describe(checked.config), problem: null };
}
