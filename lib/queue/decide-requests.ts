import { NotFoundError } from "@/lib/core/errors";
import { windowAround } from "@/lib/core/message-scope";
import type { Tx } from "@/lib/db/database";
import { findSetting, type OrganisationSetting } from "@/lib/db/events";
import { listPeople, type Person } from "@/lib/db/members";
import { listNamedChannels } from "@/lib/db/named-channels";
import { findOnCall } from "@/lib/db/rotations";
import { listSilencesInForce } from "@/lib/db/silences";
import { findSuppressions } from "@/lib/db/suppressions";
import { decideDrafts, type DecidedRequest, type NotifyRequest } from "./decide-drafts";
import { loadGroupMemories } from "./group-memory";
import { distinct } from "./load-subjects";
import { addMessageCounts, loadMessageCounts } from "./message-counts";
import { addressesNamedIn, channelsNamedIn, mailboxesOf, rotationsNamedIn } from "./named-in-rules";
import { loadToldContents } from "./told-contents";
import { loadTriggerMemories } from "./trigger-memory";

export interface DecidedRequests extends OrganisationSetting {
  decided: DecidedRequest[];
  /** Those whom the rules can name, and those who were asked for. */
  people: Person[];
}

/**
 * Loads what decisions depend on, once for all requests, and decides. With `asOf` it is asked what would be decided at
 * that instant: nothing is locked, and nobody may be told of the answer by it. `known` is the setting of that instant.
 */
export async function decideRequests(
  tx: Tx,
  organisationId: string,
  requests: readonly NotifyRequest[],
  {
    alsoLoad = [],
    asOf = null,
    known = null,
  }: { alsoLoad?: readonly string[]; asOf?: Date | null; known?: OrganisationSetting | null } = {},
): Promise<DecidedRequests> {
  const setting = known ?? (await findSetting(tx, organisationId, asOf));
  if (!setting) throw new NotFoundError("organisation", organisationId);
  const rules = [...new Set(requests.flatMap(({ recipients }) => recipients))];
  const onCall = await findOnCall(tx, organisationId, distinct(rotationsNamedIn(rules)), setting.now);
  const onDuty = [...onCall.values()].map(({ userId }) => userId);
  const owners = requests.map(({ jobOwnerId }) => jobOwnerId);
  const rendered = requests.flatMap((request) => [...request.rendered.values()].flat());
  const people = await listPeople(
    tx,
    organisationId,
    [...rules, ...rendered.map((email) => ({ kind: "email" as const, email }))],
    distinct([...owners, ...onDuty, ...alsoLoad]),
    asOf,
  );
  const members = people.filter(({ isDisabled }) => !isDisabled);
  const channels = await listNamedChannels(tx, organisationId, distinct(channelsNamedIn(rules)));
  const addresses = [...members.flatMap(mailboxesOf), ...addressesNamedIn(rules), ...rendered];
  const { now, mode, limits, hasSuppressions } = setting;
  const suppressions = await findSuppressions(tx, organisationId, hasSuppressions ? addresses : []);
  const silences = setting.hasSilences ? await listSilencesInForce(tx, organisationId, asOf) : [];
  const memories = await loadTriggerMemories(tx, organisationId, requests, asOf);
  const groups = await loadGroupMemories(tx, organisationId, requests, asOf);
  const isImagined = asOf !== null;
  const counts = await loadMessageCounts(tx, organisationId, limits, { now, isImagined });
  const contents = await loadToldContents(tx, organisationId, requests, asOf);
  const remembered = { memories, groups, counts, contents };
  const decided = decideDrafts(
    { now, mode, limits, members, channels, onCall, suppressions, silences, ...remembered },
    requests,
  );
  if (limits && !isImagined) {
    const { start } = windowAround(now, limits.windowMinutes);
    await addMessageCounts(tx, organisationId, start, counts.added);
  }
  return { ...setting, people, decided };
}
