import { beforeEach, describe, expect, test } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { withContexts } from "@/lib/testing/contexts";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makePreference } from "@/lib/testing/factories/people";
import { makePendingRun } from "@/lib/testing/factories/runs";
import { decideAndEnqueue, type NamedRequest } from "./decide-and-enqueue";
import { makeAcme } from "./people.fixture";
import { shortenOutput } from "./shorten-output";
import { storableValue } from "./storable-value";

describeWithDatabase("decideAndEnqueue", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  const ask = (fields: Partial<NamedRequest> = {}) =>
    withTransaction((tx) =>
      decideAndEnqueue(
        tx,
        acme.organisationId,
        {
          purpose: "step",
          severity: "error",
          jobId: acme.job.id,
          runId: null,
          runStepId: null,
          recipients: [
            { kind: "email", email: "ops@example.org" },
            { kind: "email", email: "bob@example.org" },
          ],
          channelKinds: ["email"],
          templateVersionId: null,
          inlineTemplate: { subject: "Hello", text: "{{ job.name }}", syntax: "jinja" },
          attachments: [{ type: "job_log", filename: "log.txt" }],
          dedupeKey: null,
          ...fields,
        },
        { job: { name: "Backup" } },
      ),
    );
  const rows = async () =>
    withContexts(
      await database().prisma.notification.findMany({
        include: { decision: true },
        orderBy: { recipient: "asc" },
      }),
    );

  test("makes a message for each named recipient, all with one frozen context", async () => {
    const enqueued = await ask();

    expect(enqueued.map(({ recipient, state, duplicate }) => [recipient, state, duplicate])).toEqual([
      ["ops@example.org", "queued", false],
      ["bob@example.org", "queued", false],
    ]);
    expect(await rows()).toMatchObject([
      {
        recipient: "bob@example.org",
        userId: acme.bob.id,
        purpose: "step",
        eventId: null,
        jobId: acme.job.id,
      },
      { recipient: "ops@example.org", userId: null, attachments: [{ type: "job_log", filename: "log.txt" }] },
    ]);
    expect(new Set((await rows()).map(({ contextId }) => contextId)).size).toBe(1);
    expect((await rows())[0]?.context?.data).toEqual({ job: { name: "Backup" } });
  });

  test("asks no trigger, but what people want", async () => {
    const { organisationId, bob } = acme;
    await database().prisma.trigger.create({
      data: { organisationId, eventType: "job.failed", enabled: false, channelKinds: [], recipients: [] },
    });
    await makePreference(organisationId, bob.id, { quietHoursStart: "00:00", quietHoursEnd: "23:59" });

    expect((await ask()).map(({ state }) => state)).toEqual(["queued", "held"]);
  });

  test("the same key makes the same messages once, for each recipient", async () => {
    const first = await ask({ dedupeKey: "step:1" });
    const again = await ask({ dedupeKey: "step:1" });

    expect(again).toEqual(first.map((row) => ({ ...row, duplicate: true })));
    expect((await rows()).map(({ dedupeKey }) => dedupeKey)).toEqual([
      "step:1:bob@example.org:email",
      "step:1:ops@example.org:email",
    ]);
  });

  test("keeps a refusal of the whole organisation with every recipient", async () => {
    await database().prisma.organisation.updateMany({ data: { mode: "off" } });

    expect((await ask()).map(({ state }) => state)).toEqual(["skipped", "skipped"]);
    expect(await rows()).toMatchObject([{ reason: "organisation_off" }, { reason: "organisation_off" }]);
  });

  test("of rules that name nobody makes nothing", async () => {
    expect(await ask({ recipients: [{ kind: "role", role: "member" }] })).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test("belongs to its run and step", async () => {
    const run = await makePendingRun({
      ...acme.job,
      steps: [{ name: "tell", type: "notify.email", position: 1, config: {}, onError: "continue" }],
    });
    const runStepId = run.steps[0]?.id ?? null;

    await ask({ runId: run.id, runStepId });

    expect(await rows()).toMatchObject([
      { runId: run.id, runStepId },
      { runId: run.id, runStepId },
    ]);
  });
});

describe("shortenOutput", () => {
  test("keeps what is short, and beginning and end of what is long", () => {
    expect(shortenOutput(null)).toBeNull();
    expect(shortenOutput("short")).toBe("short");
    const shortened = shortenOutput(`first${"x".repeat(100_000)}last`) ?? "";
    expect(shortened).toMatch(/^first[^]*… 83625 characters left out …[^]*last$/);
    expect(shortened.length).toBeLessThan(17_000);
  });

  test("does not leave half a character behind", () => {
    expect(shortenOutput("🧮".repeat(20_000))?.isWellFormed()).toBe(true);
  });
});

describe("storableValue", () => {
  test("replaces what PostgreSQL refuses, in texts and names, at any depth", () => {
    const at = new Date(0);

    expect(storableValue({ "a\0": ["\ud800", { b: "c\0" }], at, n: 1, none: null })).toEqual({
      "a\ufffd": ["\ufffd", { b: "c\ufffd" }],
      at,
      n: 1,
      none: null,
    });
  });

  test("leaves everything else as it is", () => {
    const value = { text: "\\u0000 is an escape, 🧮 is whole", list: [1, true, null] };

    expect(storableValue(value)).toEqual(value);
  });
});
