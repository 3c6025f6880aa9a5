import { decide } from "../../lib/core/decide/decide";
import { facts, member, preference } from "../../lib/core/decide/facts.fixture";
import type { DecisionFacts } from "../../lib/core/decide/gate";
import { say, sayTable, whole } from "../figures";
import { median } from "../median";
import { rounds } from "../settings";
import { wishes, wishNames, type Wish } from "./wishes";

const PEOPLE = 1_000;
const KINDS = ["email", "slack", "teams", "webhook"] as const;
const ROUND_MS = 2_000;

/** Times decide() about one event that tells a thousand people, named by their role, over four kinds of channel. */
export function measureDecide(): void {
  const rates = new Map(wishNames.map((wish) => [wish, [] as number[]]));
  for (let round = 0; round < rounds(); round++)
    for (const wish of wishNames) rates.get(wish)?.push(eventsASecond(situationOf(wish)));
  sayTable([
    ["people with", "events/s", "decisions/s"],
    ...[...rates].map(([wish, perSecond]) => {
      const count = decide(situationOf(wish)).length;
      return [wish, whole(median(perSecond)), whole(median(perSecond) * count)];
    }),
  ]);
  say(`decide() about an event for ${whole(PEOPLE)} people over ${KINDS.length} kinds, in one process`);
}

function situationOf(wish: Wish): DecisionFacts {
  const wants = preference({
    channels: { email: true, slack: true, teams: true, webhook: true },
    addresses: ["slack", "teams", "webhook"],
    ...wishes[wish].preference,
  });
  const mutes = wishes[wish].hasMute ? [{ jobId: "another job", until: null }] : [];
  return facts({
    members: Array.from({ length: PEOPLE }, (_, number) =>
      member({
        userId: `person-${number}`,
        email: `person-${number}@example.org`,
        role: "member",
        preference: wants,
        mutes,
      }),
    ),
    recipients: [{ kind: "role", role: "member" }],
    channelKinds: KINDS,
  });
}

function eventsASecond(situation: DecisionFacts): number {
  decide(situation);
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < ROUND_MS) {
    decide(situation);
    count++;
  }
  return (count / (performance.now() - started)) * 1000;
}
