import { beforeEach, describe, expect, test } from "vitest";
import { DateTime } from "luxon";
import type { EscalationStep } from "@/lib/core/escalation";
import { database, query } from "@/lib/db/database";
import { withContexts } from "@/lib/testing/contexts";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { setPaused } from "./control";
import { escalateDue } from "./escalate";
import {
  letEscalationsWait,
  listEscalated,
  listTold,
  makePolicy,
  record,
  stepFor,
} from "./escalation.fixture";
import { makeAcme } from "./people.fixture";
import { takeEscalationStep } from "./take-escalation-step";

describeWithDatabase("an escalation", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  const begin = async (steps?: EscalationStep[], options?: Parameters<typeof makePolicy>[2]) => {
    await makePolicy(
      acme.organisationId,
      steps ?? [stepFor(acme.alice.id, 5), stepFor(acme.bob.id, 10)],
      options,
    );
    const [eventId] = await record(acme.organisationId, {
      type: "job.failed",
      jobId: acme.job.id,
      title: "Backup failed",
      message: "Disk full",
    });
    return eventId ?? "";
  };
  const escalation = async () => {
    const [one] = await listEscalated();
    if (!one) throw new Error("Nothing escalates.");
    return one;
  };
  const told = async () =>
    (await listTold()).map(({ recipient, state, reason }) => [recipient, state, reason]);

  test("tells nobody before a step is due, then those of the step, and the next one after its delay", async () => {
    await begin();
    await letEscalationsWait(4);
    expect(await escalateDue()).toBe(0);
    expect(await told()).toEqual([]);

    await letEscalationsWait(1);
    expect(await escalateDue()).toBe(1);
    expect(await escalateDue()).toBe(0);
    expect(await told()).toEqual([["alice@example.org", "queued", null]]);
    const next = await escalation();
    expect(next).toMatchObject({ state: "active", position: 1, round: 0 });
    expect((next.nextAt?.getTime() ?? NaN) - next.createdAt.getTime()).toBe(15 * 60_000);

    await letEscalationsWait(10);
    expect(await escalateDue()).toBe(1);
    expect(await told()).toEqual([
      ["alice@example.org", "queued", null],
      ["bob@example.org", "queued", null],
    ]);
    expect(await escalation()).toMatchObject({ state: "finished", nextAt: null, endedBy: null });
    expect((await escalation()).endedAt).not.toBeNull();
    await letEscalationsWait(1_000);
    expect(await escalateDue()).toBe(0);
  });

  test("its messages are about the event, say how long nobody came, and have a key of their step", async () => {
    const eventId = await begin();
    await letEscalationsWait(15);
    await escalateDue();

    const { id } = await escalation();
    const [message] = await withContexts(await listTold());
    expect(message).toMatchObject({
      purpose: "escalation",
      escalationId: id,
      eventId,
      eventType: "job.failed",
      severity: "error",
      jobId: acme.job.id,
      dedupeKey: `escalation:${id}:0:0:alice@example.org:email`,
      decision: { verdict: "send", eventId },
    });
    expect(message?.context?.data).toMatchObject({
      event: { id: eventId, title: "Backup failed" },
      job: { name: "Backup" },
      escalation: {
        policy: "Nights",
        step: 1,
        round: 1,
        waiting_seconds: expect.closeTo(900, -2) as number,
        sentence: "Nobody took care of this for 15 minutes.",
      },
    });
  });

  test("begins anew as often as the policy says, and tells the same people again", async () => {
    await begin([stepFor(acme.alice.id, 5)], { repeatCount: 2 });
    for (let round = 0; round < 5; round++) {
      await letEscalationsWait(5);
      await escalateDue();
    }
    expect(await told()).toEqual(Array.from({ length: 3 }, () => ["alice@example.org", "queued", null]));
    expect(await escalation()).toMatchObject({ state: "finished", round: 2, position: 1 });
  });

  test("after a standstill takes what it missed in order, a step a round, and the times stay true", async () => {
    await begin([stepFor(acme.alice.id, 5), stepFor(acme.bob.id, 10), stepFor(acme.alice.id, 600)]);
    await letEscalationsWait(300);

    expect(await escalateDue()).toBe(1);
    expect((await told()).map(([who]) => who)).toEqual(["alice@example.org"]);
    expect(await escalateDue()).toBe(1);
    expect((await told()).map(([who]) => who)).toEqual(["alice@example.org", "bob@example.org"]);
    expect(await escalateDue()).toBe(0);
    const { nextAt, createdAt } = await escalation();
    expect((nextAt?.getTime() ?? NaN) - createdAt.getTime()).toBe(615 * 60_000);
  });

  test("a step is taken once by many workers at the same time", async () => {
    await begin();
    await letEscalationsWait(5);
    const taken = await Promise.all(Array.from({ length: 8 }, () => escalateDue()));
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await told()).toHaveLength(1);
  });

  test("goes on while workers are paused as little as they do", async () => {
    await begin();
    await letEscalationsWait(5);
    await setPaused(true, "Ada");
    expect(await escalateDue()).toBe(0);
    await setPaused(false, "Ada");
    expect(await escalateDue()).toBe(1);
  });

  test("tells channels, roles and whoever is on call at that moment", async () => {
    const { id: channelId } = await makeChannel(acme.organisationId, { name: "#ops" });
    const rotation = await database().prisma.rotation.create({
      data: {
        organisationId: acme.organisationId,
        name: "Nights",
        zone: "UTC",
        memberIds: [acme.bob.id],
        handoverDay: 1,
        startsOn: DateTime.utc().minus({ weeks: 3 }).toISODate(),
      },
    });
    const step = (recipients: EscalationStep["recipients"], minutes: number): EscalationStep => ({
      delay_seconds: minutes * 60,
      recipients,
      channel_kinds: ["email"],
    });
    await begin([
      step([{ kind: "on_call", rotation_id: rotation.id }], 1),
      step(
        [{ kind: "channel", channel_id: channelId }, { kind: "role", role: "admin" }, { kind: "job_owner" }],
        1,
      ),
      step([{ kind: "template", source: "{{ job.created_by.email }}, ops@example.org" }], 1),
    ]);
    await letEscalationsWait(3);
    await escalateDue();
    expect(await told()).toEqual([["bob@example.org", "queued", null]]);
    expect((await listTold())[0]?.decision?.gates).toContainEqual({
      gate: "recipients",
      verdict: "pass",
      values: { rule: "on_call", rotation: "Nights" },
    });
    await escalateDue();
    await escalateDue();
    expect(
      (await told())
        .map(([who]) => who)
        .slice(1)
        .sort(),
    ).toEqual(["#ops", "alice@example.org", "bob@example.org", "bob@example.org", "ops@example.org"].sort());
  });

  describe("what decides about its messages", () => {
    const silence = (over: object = {}) =>
      database().prisma.silence.create({
        data: {
          organisationId: acme.organisationId,
          name: "Move",
          startsAt: new Date(Date.now() - 60_000),
          ...over,
        },
      });

    test("a silence stops a step visibly, and the escalation goes on", async () => {
      await begin();
      await silence({ jobIds: [acme.job.id] });
      await letEscalationsWait(5);
      await escalateDue();
      expect(await told()).toEqual([["alice@example.org", "skipped", "silenced"]]);
      expect(await escalation()).toMatchObject({ state: "active", position: 1 });

      await database().prisma.silence.deleteMany();
      await letEscalationsWait(10);
      await escalateDue();
      expect((await told())[1]).toEqual(["bob@example.org", "queued", null]);
    });

    test("a silence of everything stops a step about no job as well", async () => {
      await makePolicy(acme.organisationId, [stepFor(acme.alice.id, 5)], { types: ["system.error"] });
      await record(acme.organisationId, { type: "system.error" });
      await silence();
      await letEscalationsWait(5);
      await escalateDue();
      expect(await told()).toEqual([["alice@example.org", "skipped", "silenced"]]);
    });

    test("quiet hours hold it, unless it is critical; a digest, a cooldown and an occasion do not", async () => {
      const { organisationId } = acme;
      await database().prisma.preference.create({
        data: { organisationId, userId: acme.alice.id, quietHoursStart: "00:00", quietHoursEnd: "23:59" },
      });
      await database().prisma.preference.create({
        data: { organisationId, userId: acme.bob.id, frequency: "daily" },
      });
      await begin();
      await database().prisma.trigger.updateMany({ data: { cooldownSeconds: 600, occasion: "first" } });
      await letEscalationsWait(15);
      await escalateDue();
      await escalateDue();
      expect(await told()).toEqual([
        ["alice@example.org", "held", "quiet_hours"],
        ["bob@example.org", "queued", null],
      ]);
      expect((await listTold())[0]?.bundleKey).toBeNull();
    });

    test("nobody to tell is on record with the event, and the next step comes", async () => {
      const eventId = await begin([
        stepFor("0193a1b2-0000-7000-8000-000000000001", 5),
        stepFor(acme.bob.id, 5),
      ]);
      await letEscalationsWait(10);
      await escalateDue();
      expect(
        await database().prisma.decision.findMany({ where: { eventId, notificationId: null } }),
      ).toMatchObject([{ verdict: "skip", reason: "no_recipient" }]);
      await escalateDue();
      expect(await told()).toEqual([["bob@example.org", "queued", null]]);
    });
  });

  test("one that cannot go on is tried again in a minute and does not stop the others", async () => {
    await begin();
    const broken = await escalation();
    await database().prisma.escalation.update({
      where: { id: broken.id },
      data: { steps: [{ nonsense: true }] },
    });
    await makePolicy(acme.organisationId, [stepFor(acme.bob.id, 5)], {
      name: "Other",
      types: ["system.error"],
    });
    await record(acme.organisationId, { type: "system.error" });
    await letEscalationsWait(5);

    const errors: string[] = [];
    expect(await escalateDue((_, id) => errors.push(id))).toBe(1);
    expect(errors).toEqual([broken.id]);
    expect(await told()).toEqual([["bob@example.org", "queued", null]]);
    const [row] = await query<{ seconds: number; state: string }>(
      `SELECT extract(epoch FROM next_at - now())::float8 AS seconds, state FROM escalations WHERE id = $1::uuid`,
      [broken.id],
    );
    expect(row?.state).toBe("active");
    expect(row?.seconds).toBeGreaterThan(30);
    expect(await escalateDue()).toBe(0);
  });

  test("a step that was put off by an error does not put the following ones off", async () => {
    await begin();
    const { id } = await escalation();
    await letEscalationsWait(9);
    await query(`UPDATE escalations SET next_at = now() - interval '1 second' WHERE id = $1::uuid`, [id]);
    await takeEscalationStep(id);
    const { nextAt, createdAt } = await escalation();
    expect((nextAt?.getTime() ?? NaN) - createdAt.getTime()).toBe(15 * 60_000);
  });

  test("one of a policy and a job that were deleted comes to its end", async () => {
    await begin();
    await database().prisma.trigger.deleteMany();
    await database().prisma.escalationPolicy.deleteMany();
    await database().prisma.job.delete({ where: { id: acme.job.id } });
    await letEscalationsWait(15);
    await escalateDue();
    await escalateDue();
    expect(await told()).toHaveLength(2);
    expect(await escalation()).toMatchObject({ state: "finished", policyId: null, policyName: "Nights" });
  });
});
