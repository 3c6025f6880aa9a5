import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { preferenceChannels } from "@/lib/core/channel-kind";
import type { GateResult } from "@/lib/core/decide/gate";
import { ForbiddenError, InvalidInputError, NotFoundError } from "@/lib/core/errors";
import { eventTypes, severities, type EventType, type Severity } from "@/lib/core/event";
import { occasions } from "@/lib/core/trigger";
import { database, query, withTransaction, type Tx } from "@/lib/db/database";
import { addSuppression } from "@/lib/db/suppressions";
import { decideImagined } from "@/lib/queue/decide-imagined";
import { recordEvent } from "@/lib/queue/record-event";
import { SimulateInput } from "@/lib/schemas/simulation";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob, makeTarget } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember, makePreference } from "@/lib/testing/factories/people";
import { makeRun } from "@/lib/testing/factories/runs";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { makePeople } from "../people.fixture";
import { simulate } from "./simulate";

type People = Awaited<ReturnType<typeof makePeople>>;

const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

/** Undoes what a transaction did, once its answer is known. */
class Undo extends Error {}

/** Every table with its number of rows. */
async function countRows(): Promise<Record<string, number>> {
  const tables = await query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1`,
  );
  const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS count FROM ${name}`);
  const rows = await query<{ name: string; count: number }>(counts.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

const inHours = (from: number, to: number) => fc.integer({ min: from, max: to });
const conditions = [
  "event.severity in ['error', 'critical']",
  "job.key == 'backup'",
  "event.details.rows > 3",
  "event.title == 'Rows'",
];
const situations = fc.record({
  mode: fc.constantFrom("on", "on", "on", "off"),
  type: fc.constantFrom<EventType>(...eventTypes),
  severity: fc.constantFrom<(Severity | undefined)[]>(undefined, ...severities),
  hasJob: fc.constantFrom(true, true, false),
  ownTarget: fc.boolean(),
  trigger: fc.option(
    fc.record({
      enabled: fc.constantFrom(true, true, false),
      severity: fc.constantFrom(null, ...severities),
      occasion: fc.constantFrom(...occasions),
      occasionCount: inHours(1, 3),
      cooldownSeconds: fc.constantFrom(0, 1_800, 10_800),
      channelKinds: fc.subarray([...preferenceChannels, "inbox"], { minLength: 1 }),
      condition: fc.constantFrom(null, null, null, ...conditions),
    }),
  ),
  namesAddress: fc.boolean(),
  byTemplate: fc.boolean(),
  details: fc.option(fc.record({ rows: inHours(1, 6), owners: fc.constant("owner@example.org") }), {
    nil: undefined,
  }),
  preference: fc.record({
    emailEnabled: fc.boolean(),
    slackEnabled: fc.boolean(),
    criticalBypass: fc.boolean(),
    // Of the 24 windows of a day about half are on, whenever the test runs.
    quietFrom: inHours(0, 23),
    quietFor: inHours(1, 23),
    timezone: fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kolkata"),
    eventOff: fc.boolean(),
  }),
  silence: fc.option(
    fc.record({
      from: inHours(-3, 2),
      to: inHours(-1, 4),
      exceptCritical: fc.boolean(),
      byTarget: fc.boolean(),
    }),
  ),
  mute: fc.option(fc.constantFrom(null, -1, 1)),
  isSuppressed: fc.boolean(),
  history: fc.array(
    fc.record({
      type: fc.constantFrom<("same" | EventType)[]>(
        "same",
        "same",
        "job.failed",
        "job.completed",
        "job.recovered",
      ),
      hoursAgo: inHours(1, 6),
      told: fc.constantFrom("told", "skipped", "cooldown"),
    }),
    { maxLength: 4 },
  ),
});
type Situation = typeof situations extends fc.Arbitrary<infer Value> ? Value : never;

const pad = (hour: number) => `${String(hour % 24).padStart(2, "0")}:00`;

type Crew = Awaited<ReturnType<typeof makeCrew>>;

/** A new organisation for each situation: quicker than to delete all the others. */
async function makeCrew() {
  const { id: acme } = await makeOrganisation();
  const alice = await makeMember(acme, "admin");
  const bob = await makeMember(acme, "member");
  const author = await makeMember(acme, "author");
  const ann: Actor = {
    kind: "user",
    organisationId: acme,
    userId: author.id,
    role: "author",
    scopes: null,
    isRoot: false,
    label: "Ann",
  };
  return { acme, alice, bob, ann };
}

async function arrange({ acme, alice, bob }: Crew, it: Situation) {
  const { prisma } = database();
  const organisationId = acme;
  await prisma.organisation.update({ where: { id: acme }, data: { mode: it.mode } });
  const target = await makeTarget(acme);
  const job = it.hasJob
    ? await makeJob(acme, { key: "backup", ownerId: bob.id, targetId: it.ownTarget ? target.id : null })
    : null;
  if (it.trigger) {
    const byTemplate = { kind: "template", source: "{{ job.created_by.email }}, {{ event.details.owners }}" };
    const rules = [
      ...(it.byTemplate ? [byTemplate] : []),
      { kind: "job_owner" },
      { kind: "role", role: "admin" },
    ];
    await makeTrigger(acme, it.type, {
      ...it.trigger,
      recipients: it.namesAddress ? [...rules, { kind: "email", email: "ops@example.org" }] : rules,
    });
  }
  const { quietFrom, quietFor, eventOff, ...wishes } = it.preference;
  await makePreference(acme, bob.id, {
    ...wishes,
    quietHoursStart: pad(quietFrom),
    quietHoursEnd: pad(quietFrom + quietFor),
    events: eventOff ? { [it.type]: { email: false } } : {},
  });
  if (it.silence) {
    const { from, to, exceptCritical, byTarget } = it.silence;
    const targetIds = byTarget ? [target.id] : [];
    const times = { startsAt: ago(-from), endsAt: ago(-Math.max(to, from + 1)) };
    await prisma.silence.create({
      data: { organisationId, name: "Planned work", exceptCritical, targetIds, ...times },
    });
  }
  if (it.mute !== null && job)
    await prisma.mute.create({
      data: {
        organisationId,
        userId: bob.id,
        jobId: job.id,
        mutedUntil: it.mute === -1 ? ago(1) : it.mute === 1 ? ago(-1) : null,
      },
    });
  if (it.isSuppressed)
    await addSuppression(prisma, {
      organisationId,
      address: alice.email,
      reason: "unsubscribed",
      detail: null,
    });
  for (const { type, hoursAgo, told } of it.history) {
    const eventType = type === "same" ? it.type : type;
    const createdAt = ago(hoursAgo);
    const event = await makeEvent(acme, { type: eventType, jobId: job?.id, createdAt });
    const about = { eventId: event.id, eventType, jobId: job?.id, createdAt };
    if (told === "cooldown")
      await prisma.decision.create({
        data: { organisationId, eventId: event.id, verdict: "skip", reason: "cooldown", gates: [] },
      });
    else
      await makeNotification(acme, {
        ...about,
        purpose: "trigger",
        state: told === "told" ? "sent" : "skipped",
        nextAttemptAt: null,
      });
  }
  return { job };
}

/** What is stored when the event is recorded, and when that was; nothing of it stays. */
async function recordAndUndo(organisationId: string, it: Situation, jobId: string | undefined) {
  let stored: { at: Date; rows: Awaited<ReturnType<typeof readStored>> } | undefined;
  await withTransaction(async (tx) => {
    const [moment] = await query<{ now: Date }>(`SELECT now() AS now`, [], tx);
    const { type, severity, details } = it;
    const { id } = await recordEvent(tx, { organisationId, type, severity, jobId, details });
    if (moment) stored = { at: moment.now, rows: await readStored(tx, id) };
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  if (!stored) throw new Error("The event was not recorded.");
  return stored;
}

async function readStored(tx: Tx, eventId: string) {
  const rows = await tx.decision.findMany({ where: { eventId }, include: { notification: true } });
  return rows.map(({ verdict, reason, gates, notification }) => ({
    recipient: notification?.recipient ?? null,
    kind: notification?.channelKind ?? null,
    verdict,
    reason,
    until: notification?.heldUntil?.toISOString() ?? null,
    gates: (gates as unknown as GateResult[]).map(({ gate, verdict, values }) => ({ gate, verdict, values })),
  }));
}

const inOrder = <Row extends { recipient: string | null; kind: string | null }>(rows: Row[]) =>
  rows.toSorted((a, b) => (`${a.recipient} ${a.kind}` < `${b.recipient} ${b.kind}` ? -1 : 1));

describeWithDatabase("simulate", (db) => {
  let people: People;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const ask = (actor: Actor, input: object) => simulate({ actor, input: SimulateInput.parse(input) });
  const failure = { type: "job.failed", job: "backup" };
  const makeBackup = () =>
    makeJob(people.acme, { key: "backup", name: "Backup", ownerId: people.bob.userId });

  test("decides as recording does, in any situation, and stores nothing", { timeout: 300_000 }, async () => {
    const isEmbedded = db().kind === "pglite";
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(situations, async (it) => {
        const crew = await makeCrew();
        const { job } = await arrange(crew, it);
        const recorded = await recordAndUndo(crew.acme, it, job?.id);
        const before = await countRows();

        const { decisions, nobody } = await ask(crew.ann, {
          event: { type: it.type, severity: it.severity, job: job?.key, details: it.details },
          at: recorded.at.toISOString(),
        });

        expect(await countRows()).toEqual(before);
        const gatesOf = (gates: { gate: string; verdict: string; values: object }[]) =>
          gates.map(({ gate, verdict, values }) => ({ gate, verdict, values }));
        const simulated = decisions.map((one) => ({
          recipient: one.recipient,
          kind: one.channel_kind,
          verdict: one.verdict,
          reason: one.reason,
          until: one.held_until,
          gates: gatesOf(one.gates),
        }));
        const refused = nobody && {
          recipient: null,
          kind: null,
          verdict: "skip",
          reason: nobody.reason,
          until: null,
          gates: gatesOf(nobody.gates),
        };
        expect(refused ? [refused] : inOrder(simulated)).toEqual(inOrder(recorded.rows));
        for (const { reason, verdict } of recorded.rows) seen.add(reason ?? verdict);
      }),
      { numRuns: isEmbedded ? 200 : 40, seed: 20261121 },
    );

    // The situations are worth something: they reach gates of every sort.
    const often = ["send", "quiet_hours", "silenced", "channel_off", "condition_not_met"];
    const seldom = isEmbedded ? ["cooldown", "not_the_occasion", "muted"] : [];
    expect([...seen]).toEqual(expect.arrayContaining([...often, ...seldom]));
  });

  test("asks as of another instant: quiet hours, silences, mutes and cooldown are those of then", async () => {
    const { acme, bob, ann } = people;
    const job = await makeBackup();
    await makePreference(acme, bob.userId, {
      quietHoursStart: "22:00",
      quietHoursEnd: "08:00",
      timezone: "Europe/Berlin",
    });
    await makeTrigger(acme, "job.failed", { cooldownSeconds: 3600, recipients: [{ kind: "job_owner" }] });
    await database().prisma.silence.create({
      data: {
        organisationId: acme,
        name: "Move",
        startsAt: new Date("2030-03-01T10:00:00Z"),
        endsAt: new Date("2030-03-01T11:00:00Z"),
      },
    });
    await database().prisma.mute.create({
      data: {
        organisationId: acme,
        userId: bob.userId,
        jobId: job.id,
        mutedUntil: new Date("2030-02-01T00:00:00Z"),
      },
    });
    await makeNotification(acme, {
      purpose: "trigger",
      eventType: "job.failed",
      jobId: job.id,
      state: "sent",
      createdAt: new Date("2030-03-02T09:00:00Z"),
    });
    const reasonAt = async (at: string) => {
      const { decisions, nobody } = await ask(ann, { event: failure, at });
      return nobody?.reason ?? decisions.map(({ reason, verdict }) => reason ?? verdict).join();
    };

    expect(await reasonAt("2030-01-31T12:00:00Z")).toBe("muted");
    expect(await reasonAt("2030-03-01T10:30:00Z")).toBe("silenced");
    expect(await reasonAt("2030-03-01T12:00:00Z")).toBe("send");
    expect(await reasonAt("2030-03-02T09:30:00Z")).toBe("cooldown");
    expect(await reasonAt("2030-03-02T08:30:00Z")).toBe("send");
    expect(await reasonAt("2030-03-02T22:00:00Z")).toBe("quiet_hours");
  });

  test("answers with sentences, and with the person's own decisions only", async () => {
    const { bob, ann, alice } = people;
    await makeBackup();

    const mine = await ask(bob, { user: "me", event: failure });
    const all = await ask(ann, { event: failure });

    expect(mine).toMatchObject({
      user: { id: bob.userId, name: "Bob", email: "bob@example.org" },
      severity: "error",
      nobody: null,
      decisions: [
        {
          recipient: "bob@example.org",
          recipient_name: "Bob",
          user_id: bob.userId,
          channel_kind: "email",
          channel: null,
          verdict: "send",
          held_until: null,
          sentence: "To be sent. Named as the owner of the job.",
        },
      ],
    });
    expect(mine.decisions[0]?.gates[0]).toEqual({
      gate: "organisation",
      verdict: "pass",
      sentence: "Notifications are on for the organisation.",
      values: expect.anything() as object,
    });
    expect(all.decisions.map(({ user_id }) => user_id).sort()).toEqual([alice.userId, bob.userId].sort());
    for (const user of [bob.userId, "BOB@example.org"])
      expect(await ask(bob, { user, event: failure })).toMatchObject({ decisions: mine.decisions });
    expect((await ask(ann, { user: "me", event: failure })).decisions).toEqual([]);
  });

  test("says why nobody would be told", async () => {
    expect(await ask(people.ann, { event: { type: "job.completed" } })).toMatchObject({
      decisions: [],
      nobody: {
        reason: "trigger_off",
        sentence: "Skipped. Nobody is told about “Job completed”: its trigger is off.",
        gates: [{ gate: "organisation" }, { gate: "trigger", verdict: "skip" }],
      },
    });
  });

  test("takes another target than the job's", async () => {
    const { acme, ann } = people;
    await makeBackup();
    const target = await makeTarget(acme, { name: "db-1" });
    await database().prisma.silence.create({
      data: { organisationId: acme, name: "db-1 moves", startsAt: ago(1), targetIds: [target.id] },
    });

    expect((await ask(ann, { event: failure })).nobody).toBeNull();
    expect((await ask(ann, { event: { ...failure, target: "db-1" } })).nobody?.reason).toBe("silenced");
  });

  test("asks conditions about the words and details of the event, and the facts of a run", async () => {
    const { acme, ann } = people;
    const job = await makeBackup();
    const target = await makeTarget(acme, { name: "db-1" });
    const run = await makeRun(job, { failedSteps: 2, parameters: { region: "eu" } });
    const conditions = [
      "event.title == 'Job failed: Backup' and event.message is none",
      "event.title == 'Disk' and event.message == 'full' and event.details.free == 0",
      "job.failed_steps == 2 and job.parameters.region == 'eu'",
      "target.name == 'db-1'",
    ];
    const answers = async (event: object) => {
      const met = [];
      for (const condition of conditions) {
        await db().prisma.trigger.deleteMany();
        await makeTrigger(acme, "job.failed", { condition });
        met.push((await ask(ann, { event: { ...failure, ...event } })).nobody?.reason ?? "told");
      }
      return met.map((reason) => (reason === "condition_not_met" ? 0 : 1)).join("");
    };

    expect(await answers({})).toBe("1000");
    expect(await answers({ title: "Disk", message: "full", details: { free: 0 } })).toBe("0100");
    expect(await answers({ job: undefined, run_id: run.id })).toBe("1010");
    expect(await answers({ target: target.name })).toBe("1001");
  });

  test("cannot write: the database refuses whatever would", async () => {
    const event = { type: "job.failed" as const, jobId: null, targetId: null, at: null };
    const writing = withTransaction(async (tx) => {
      await decideImagined(tx, people.acme, event);
      await tx.organisation.update({ where: { id: people.acme }, data: { name: "Changed" } });
    });

    await expect(writing).rejects.toThrow();
    await expect(makeTarget(people.acme)).resolves.toBeDefined();
  });

  describe("who may ask", () => {
    test("a member for themselves only", async () => {
      const { bob, alice } = people;
      for (const user of [undefined, alice.userId, "alice@example.org", "nobody@example.org"])
        await expect(ask(bob, { user, event: { type: "job.failed" } })).rejects.toThrow(ForbiddenError);
    });

    test("a key that acts for nobody names somebody", async () => {
      const key: Actor = { ...people.ann, kind: "api_key", userId: null };
      const event = { type: "job.failed" };
      await expect(ask(key, { user: "me", event })).rejects.toThrow(InvalidInputError);
      expect((await ask(key, { user: people.bob.userId, event })).user?.name).toBe("Bob");
    });

    test("Charlie finds none of our people, jobs, runs and targets", async () => {
      const run = await makeRun(await makeBackup());
      await makeTarget(people.acme, { name: "db-1" });
      for (const input of [
        { user: people.alice.userId, event: { type: "job.failed" } },
        { user: "alice@example.org", event: { type: "job.failed" } },
        { event: failure },
        { event: { type: "job.failed", target: "db-1" } },
        { event: { type: "job.failed", run_id: run.id } },
      ])
        await expect(ask(people.charlie, input)).rejects.toThrow(NotFoundError);
    });
  });
});
