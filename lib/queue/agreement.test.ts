import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { decisionReasons } from "@/lib/core/decide/gate";
import type { EventType } from "@/lib/core/event";
import { query, withTransaction, type Tx } from "@/lib/db/database";
import { listTriggers } from "@/lib/db/triggers";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { timelessWorlds, worlds, worldTypes, type WorldEvent } from "./agreement.fixture";
import { arrangeWorld, letPass, type ArrangedWorld } from "./arrange-world.fixture";
import type { DecidedRequest } from "./decide-drafts";
import { backtestTrigger } from "./backtest";
import { decideImagined } from "./decide-imagined";
import { recordEvent } from "./record-event";

const EVENTS_OF_A_WORLD = 25;

/** The worlds' triggers always name a channel. */
const all = ["send", ...decisionReasons.filter((reason) => reason !== "no_channel")];
const frequent = ["send", "quiet_hours", "digest", "grouped", "muted", "not_the_occasion", "trigger_off"];

/** What was decided for one recipient, or about the event as a whole: as it is stored, and as it is simulated. */
interface Told {
  recipient: string | null;
  userId: string | null;
  channelKind: string | null;
  channelId: string | null;
  verdict: string;
  reason: string | null;
  heldUntil: Date | null;
  bundleKey: string | null;
  severity: string | null;
  templateVersionId: string | null;
  variant: string | null;
  gates: unknown;
}

const nothing = {
  recipient: null,
  userId: null,
  channelKind: null,
  channelId: null,
  heldUntil: null,
  bundleKey: null,
  severity: null,
  templateVersionId: null,
  variant: null,
};

function simulatedOf({ drafts, nobody }: DecidedRequest): Told[] {
  if (nobody) return [{ ...nothing, verdict: nobody.verdict, reason: nobody.reason, gates: nobody.gates }];
  return drafts.map((draft) => ({
    recipient: draft.recipient,
    userId: draft.userId,
    channelKind: draft.channelKind,
    channelId: draft.channelId,
    verdict: draft.verdict,
    reason: draft.reason,
    heldUntil: draft.heldUntil,
    bundleKey: draft.bundleKey,
    severity: draft.severity,
    templateVersionId: draft.templateVersionId,
    variant: draft.variant,
    gates: draft.gates,
  }));
}

function readStored(tx: Tx, eventId: string): Promise<Told[]> {
  return query<Told>(
    `
SELECT n.recipient, n.user_id AS "userId", n.channel_kind AS "channelKind", n.channel_id AS "channelId", d.verdict,
  d.reason, n.held_until AS "heldUntil", n.bundle_key AS "bundleKey", n.severity,
  n.template_version_id AS "templateVersionId", n.variant, d.gates
FROM decisions d
LEFT JOIN notifications n ON n.id = d.notification_id
WHERE d.event_id = $1::uuid`,
    [eventId],
    tx,
  );
}

const inOrder = (told: readonly Told[]) =>
  told.toSorted((a, b) =>
    `${a.recipient} ${a.channelKind} ${a.channelId}` < `${b.recipient} ${b.channelKind} ${b.channelId}`
      ? -1
      : 1,
  );

function subjectOf(jobs: ArrangedWorld["jobs"], { job: place, isOfRun }: WorldEvent) {
  const job = place === null ? undefined : jobs[place];
  return { jobId: job?.id ?? null, runId: (isOfRun ? job?.runId : null) ?? null };
}

/** In one transaction, so that both are asked at the same time: the simulation cannot write, so it has one of its own in it. */
async function simulateAndRecord({ organisationId, jobs }: ArrangedWorld, event: WorldEvent) {
  const { type, severity } = event;
  const { jobId, runId } = subjectOf(jobs, event);
  return withTransaction(async (tx) => {
    await letPass(tx, organisationId, event);
    await query("SAVEPOINT before", [], tx);
    const simulated = await decideImagined(tx, organisationId, {
      type,
      severity,
      jobId,
      runId,
      targetId: null,
      at: null,
    });
    await query("ROLLBACK TO SAVEPOINT before", [], tx);
    const { id } = await recordEvent(tx, { organisationId, type, severity, jobId, runId });
    return { simulated: simulatedOf(simulated), stored: await readStored(tx, id) };
  });
}

/** Nothing is asked before: only what is stored then counts. */
async function recordOnly({ organisationId, jobs }: ArrangedWorld, event: WorldEvent) {
  const { type, severity } = event;
  const { jobId, runId } = subjectOf(jobs, event);
  return withTransaction(async (tx) => {
    await letPass(tx, organisationId, event);
    const { id } = await recordEvent(tx, { organisationId, type, severity, jobId, runId });
    return { id, ...summaryOf(await readStored(tx, id)) };
  });
}

/** As a backtest sums an event up. */
function summaryOf(told: readonly Told[]) {
  const verdict = ["send", "hold"].find((one) => told.some((each) => each.verdict === one)) ?? "skip";
  const reasons = told.filter((each) => each.verdict === verdict).map(({ reason }) => reason);
  return { verdict, reasons, messages: told.filter((each) => each.verdict !== "skip").length };
}

function backtest(organisationId: string, eventType: EventType) {
  return withTransaction(async (tx) => {
    const trigger = (await listTriggers(tx, organisationId, [eventType])).get(eventType);
    if (!trigger) throw new Error("There is always a trigger.");
    return backtestTrigger(tx, organisationId, { trigger, limit: 200 });
  });
}

describeWithDatabase("a decision", (db) => {
  beforeEach(() => truncateAll(db()));

  const casesOf = (standard: Record<"pglite" | "postgres", number>) =>
    Number(process.env.AGREEMENT_CASES ?? standard[db().kind]);
  const settings = { seed: 20261121, endOnFailure: true };

  test("is the same in a simulation and when the event is recorded", { timeout: 3_600_000 }, async () => {
    const cases = casesOf({ pglite: 250, postgres: 100 });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const arranged = await arrangeWorld(world);
        for (const event of world.events) {
          const { simulated, stored } = await simulateAndRecord(arranged, event);

          expect(inOrder(simulated)).toEqual(inOrder(stored));
          for (const { reason, verdict } of stored) seen.add(reason ?? verdict);
        }
      }),
      { ...settings, numRuns: Math.ceil(cases / EVENTS_OF_A_WORLD) },
    );

    // The worlds are worth something: they reach gates of every sort.
    if (cases >= 1_000) expect([...seen]).toEqual(expect.arrayContaining(cases >= 10_000 ? all : frequent));
  });

  test(
    "is the same in a backtest afterwards, where the time did not matter",
    { timeout: 3_600_000 },
    async () => {
      const cases = casesOf({ pglite: 120, postgres: 80 });
      await fc.assert(
        fc.asyncProperty(timelessWorlds, async (world) => {
          const arranged = await arrangeWorld(world);
          const recorded = new Map<string, Awaited<ReturnType<typeof recordOnly>>>();
          for (const event of world.events) {
            const one = await recordOnly(arranged, event);
            recorded.set(one.id, one);
          }

          for (const type of worldTypes)
            for (const { event, job, given, stored } of await backtest(arranged.organisationId, type)) {
              const real = recorded.get(event.id);
              const { verdict, messages, reason } = given;
              expect({ verdict, messages, event: event.id, job }).toEqual({
                verdict: real?.verdict,
                messages: real?.messages,
                event: event.id,
                job,
              });
              expect(real?.reasons).toContain(reason);
              expect(stored).toEqual(given);
            }
        }),
        { ...settings, numRuns: Math.ceil(cases / EVENTS_OF_A_WORLD) },
      );
    },
  );
});
