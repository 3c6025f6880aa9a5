import { NotFoundError } from "@/lib/core/errors";
import type { RecipientRule } from "@/lib/core/recipient";
import type { Tx } from "@/lib/db/database";
import { findSetting, type OrganisationSetting } from "@/lib/db/events";
import { listPeople, type Person } from "@/lib/db/members";
import { listNamedChannels } from "@/lib/db/named-channels";
import { listSilencesInForce } from "@/lib/db/silences";
import { findSuppressions } from "@/lib/db/suppressions";
import { decideDrafts, type DecidedRequest, type NotifyRequest } from "./decide-drafts";
import { distinct } from "./load-subjects";
import { loadTriggerMemories } from "./trigger-memory";

export interface DecidedRequests extends OrganisationSetting {
  decided: DecidedRequest[];
  /** Those whom the rules can name, and those who were asked for. */
  people: Person[];
}

/**
 * Loads what decisions depend on, once for all requests, and decides. With `asOf` it is asked what would be decided at
 * that instant: nothing is locked, and nobody may be told of the answer by it.
 */
export async function decideRequests(
  tx: Tx,
  organisationId: string,
  requests: readonly NotifyRequest[],
  { alsoLoad = [], asOf = null }: { alsoLoad?: readonly string[]; asOf?: Date | null } = {},
): Promise<DecidedRequests> {
  const setting = await findSetting(tx, organisationId, asOf);
  if (!setting) throw new NotFoundError("organisation", organisationId);
  const rules = [...new Set(requests.flatMap(({ recipients }) => recipients))];
  const owners = requests.map(({ jobOwnerId }) => jobOwnerId);
  const people = await listPeople(tx, organisationId, rules, distinct([...owners, ...alsoLoad]), asOf);
  const members = people.filter(({ isDisabled }) => !isDisabled);
  const channels = await listNamedChannels(tx, organisationId, distinct(rules.map(channelOf)));
  const addresses = [...members.map(({ email }) => email), ...rules.flatMap(bareAddressOf)];
  const { now, mode, hasSuppressions } = setting;
  const suppressions = await findSuppressions(tx, organisationId, hasSuppressions ? addresses : []);
  const silences = setting.hasSilences ? await listSilencesInForce(tx, organisationId, asOf) : [];
  const memories = await loadTriggerMemories(tx, organisationId, requests, asOf);
  const decided = decideDrafts({ now, mode, members, channels, suppressions, silences, memories }, requests);
  return { ...setting, people, decided };
}

function channelOf(rule: RecipientRule): string | null {
  return rule.kind === "channel" ? rule.channel_id : null;
}

function bareAddressOf(rule: RecipientRule): string[] {
  return rule.kind === "email" ? [rule.email] : [];
}
