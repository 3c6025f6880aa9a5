import { beforeEach, describe, expect, test } from "vitest";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { RecordEventInput } from "@/lib/schemas/event";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRun } from "@/lib/testing/factories/runs";
import { makePeople } from "../people.fixture";
import { getEvent } from "./get-event";
import { listEvents } from "./list-events";
import { recordEvents } from "./record-events";

describeWithDatabase("events", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const input = (fields: Record<string, unknown>) =>
    RecordEventInput.parse({ type: "pipeline_failure", ...fields });
  const record = (...fields: Record<string, unknown>[]) =>
    recordEvents({ actor: people.ann, input: fields.map(input) });

  describe("recording", () => {
    test("makes a job at the first sight of its key, owned by whoever reports", async () => {
      const { data } = await record({ job: "nightly" }, { job: "nightly" }, { job: "weekly" });

      const jobs = await database().prisma.job.findMany({ orderBy: { key: "asc" } });
      expect(jobs).toMatchObject([
        { key: "nightly", kind: "reported", ownerId: people.ann.userId, organisationId: people.acme },
        { key: "weekly", kind: "reported" },
      ]);
      // The owner and the admin.
      expect(data.map(({ notifications }) => notifications)).toEqual([2, 2, 2]);
    });

    test("leaves a job that is there as it is", async () => {
      const job = await makeJob(people.acme, { key: "nightly", name: "Nightly", ownerId: people.bob.userId });

      await record({ job: "nightly" });

      expect(await database().prisma.job.findMany()).toEqual([
        expect.objectContaining({ id: job.id, name: "Nightly" }),
      ]);
    });

    test("accepts one event and a list alike", async () => {
      const one = await recordEvents({ actor: people.ann, input: input({ message: "m" }) });

      expect(one.data).toEqual([{ id: expect.any(String) as string, duplicate: false, notifications: 1 }]);
    });

    test("names the place of a conflict in the list", async () => {
      await record({ dedupe_key: "k", message: "one" });

      await expect(record({}, { dedupe_key: "k", message: "two" })).rejects.toMatchObject({
        issues: [{ pointer: "/1/dedupe_key" }],
      });
      await expect(
        recordEvents({ actor: people.ann, input: input({ dedupe_key: "k", message: "two" }) }),
      ).rejects.toMatchObject({ issues: [{ pointer: "/dedupe_key" }] });
    });

    test("a hundred requests with the same new job and key make one of each", async () => {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => record({ job: "nightly", dedupe_key: "k" })),
      );

      expect(new Set(answers.map(({ data }) => data[0]?.id)).size).toBe(1);
      expect(await database().prisma.job.count()).toBe(1);
      expect(await database().prisma.event.count()).toBe(1);
    });

    test("refuses a run of somebody else's organisation", async () => {
      const run = await makeRun(await makeJob(people.other));

      await expect(record({ run_id: run.id })).rejects.toThrow(NotFoundError);
      expect(await database().prisma.event.count()).toBe(0);
    });
  });

  describe("reading", () => {
    test("an event shows its notifications and every decision in words", async () => {
      const { data } = await record({ job: "nightly", title: "Down", message: "m", details: { n: 1 } });
      const id = data[0]?.id ?? "";

      const event = await getEvent({ actor: people.bob, id });

      expect(event).toMatchObject({
        id,
        type: "job.failed",
        severity: "error",
        title: "Down",
        details: { n: 1 },
        job: { key: "nightly" },
      });
      expect(event.notifications.map(({ recipient }) => recipient).sort()).toEqual([
        "alice@example.org",
        "ann@example.org",
      ]);
      expect(event.decisions.map(({ text }) => text).sort()).toEqual([
        "To be sent. Named as admin of the organisation.",
        "To be sent. Named as the owner of the job.",
      ]);
    });

    test("an event that told nobody says why", async () => {
      const { data } = await record({ type: "job.completed", job: "nightly" });

      const event = await getEvent({ actor: people.bob, id: data[0]?.id ?? "" });

      expect(event.notifications).toEqual([]);
      expect(event.decisions).toMatchObject([
        {
          notification_id: null,
          verdict: "skip",
          reason: "trigger_off",
          text: "Skipped. Nobody is told about “Job completed”: its trigger is off.",
        },
      ]);
    });

    test("lists pages without gaps and repetitions, newest first", async () => {
      const createdAt = new Date("2026-01-01T00:00:00.000Z");
      // The same moment for all: the id decides.
      for (let n = 0; n < 7; n++) await makeEvent(people.acme, { title: `Event ${n}`, createdAt });
      await makeEvent(people.other);

      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listEvents({ actor: people.bob, query: { limit: 3, cursor } });
        seen.push(...page.data.map(({ id }) => id));
        cursor = page.next_cursor ?? undefined;
      } while (cursor);

      expect(seen).toHaveLength(7);
      expect(seen).toEqual([...seen].sort().reverse());
    });

    test("filters by type, job and run", async () => {
      const job = await makeJob(people.acme, { key: "nightly" });
      const run = await makeRun(job);
      const wanted = await makeEvent(people.acme, { type: "job.lost", jobId: job.id, runId: run.id });
      await makeEvent(people.acme, { type: "job.failed" });
      const ids = async (query: object) =>
        (await listEvents({ actor: people.bob, query: { limit: 10, ...query } })).data.map(({ id }) => id);

      expect(await ids({ type: "job.lost" })).toEqual([wanted.id]);
      expect(await ids({ job: "nightly" })).toEqual([wanted.id]);
      expect(await ids({ run_id: run.id })).toEqual([wanted.id]);
      expect(await ids({})).toHaveLength(2);
    });

    test("Charlie sees none of it", async () => {
      const event = await makeEvent(people.acme);

      await expect(getEvent({ actor: people.charlie, id: event.id })).rejects.toThrow(NotFoundError);
      expect((await listEvents({ actor: people.charlie, query: { limit: 10 } })).data).toEqual([]);
    });
  });
});
