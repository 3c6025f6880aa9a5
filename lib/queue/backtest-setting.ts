import { NotFoundError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { findSetting } from "@/lib/db/events";
import { listPeople, type Person } from "@/lib/db/members";
import { listNamedChannels } from "@/lib/db/named-channels";
import { listSilencesInForce } from "@/lib/db/silences";
import { findSuppressions } from "@/lib/db/suppressions";
import { loadOnCallBook } from "./backtest-on-call";
import type { DecisionSetting, NotifyRequest } from "./decide-drafts";
import { distinct } from "./load-subjects";
import { addressesNamedIn, channelsNamedIn, mailboxesOf } from "./named-in-rules";

/** What decisions depend on, but for what earlier ones have told. */
export type SettingAt = Omit<DecisionSetting, "memories" | "groups" | "counts" | "contents">;

/**
 * Loads once what decisions about past events depend on: people, preferences, channels and limits as they are now, clock,
 * silences and turns on call as of each event. A snooze is one of this moment, so it holds nothing of the past.
 */
export async function loadBacktestSetting(
  tx: Tx,
  organisationId: string,
  requests: readonly NotifyRequest[],
  { from, to }: { from: Date; to: Date },
): Promise<(at: Date) => SettingAt> {
  const setting = await findSetting(tx, organisationId);
  if (!setting) throw new NotFoundError("organisation", organisationId);
  const { mode, limits } = setting;
  const rules = [...new Set(requests.flatMap(({ recipients }) => recipients))];
  const bare = [
    ...addressesNamedIn(rules),
    ...new Set(requests.flatMap(({ rendered }) => [...rendered.values()].flat())),
  ];
  const onCall = await loadOnCallBook(tx, organisationId, rules);
  const people = await listPeople(
    tx,
    organisationId,
    [...rules, ...bare.map((email) => ({ kind: "email" as const, email }))],
    distinct([...requests.map(({ jobOwnerId }) => jobOwnerId), ...onCall.userIds]),
    from,
  );
  const members = people.filter(({ isDisabled }) => !isDisabled).map(withoutSnooze);
  const channels = await listNamedChannels(tx, organisationId, distinct(channelsNamedIn(rules)));
  const addresses = setting.hasSuppressions ? [...bare, ...members.flatMap(mailboxesOf)] : [];
  const suppressions = await findSuppressions(tx, organisationId, addresses);
  const silences = await listSilencesInForce(tx, organisationId, from, to);
  const reachable = new Set(members.map(({ userId }) => userId));
  const shared = { mode, limits, members, channels, suppressions, silences };
  return (at) => ({ ...shared, now: at, onCall: onCall.at(at, reachable) });
}

function withoutSnooze(person: Person): Person {
  return { ...person, preference: { ...person.preference, snoozedUntil: null } };
}
