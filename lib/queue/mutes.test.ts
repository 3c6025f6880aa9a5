import { beforeEach, expect, test } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { putMute } from "@/lib/db/mutes";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeAcme } from "./people.fixture";
import { recordEvent } from "./record-event";

describeWithDatabase("a muted job", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  const mute = (userId: string, until: Date | null = null, jobId = acme.job.id) =>
    withTransaction((tx) => putMute(tx, { organisationId: acme.organisationId, userId, jobId }, until));
  const fail = (jobId = acme.job.id) =>
    withTransaction((tx) =>
      recordEvent(tx, { organisationId: acme.organisationId, type: "job.failed", title: "It failed", jobId }),
    );
  const told = async () =>
    (
      await database().prisma.notification.findMany({ orderBy: [{ createdAt: "asc" }, { recipient: "asc" }] })
    ).map(({ recipient, state, reason }) => [recipient, state, reason]);

  test("is not told to the person who muted it, and to everybody else as before", async () => {
    await mute(acme.bob.id);
    await fail();

    expect(await told()).toEqual([
      ["alice@example.org", "queued", null],
      ["bob@example.org", "skipped", "muted"],
    ]);
  });

  test("is told again after its end, and until then not", async () => {
    await mute(acme.bob.id, new Date(Date.now() - 1_000));
    await mute(acme.alice.id, new Date(Date.now() + 60_000));
    await fail();

    expect(await told()).toEqual([
      ["alice@example.org", "skipped", "muted"],
      ["bob@example.org", "queued", null],
    ]);
  });

  test("says nothing about other jobs", async () => {
    const other = await makeJob(acme.organisationId, { ownerId: acme.bob.id });
    await mute(acme.bob.id, null, other.id);
    await fail();

    expect(await told()).toContainEqual(["bob@example.org", "queued", null]);
  });

  test("keeps the last wish of two at once", async () => {
    const until = new Date(Date.now() + 3_600_000);
    await Promise.all([mute(acme.bob.id, until), mute(acme.bob.id, until), mute(acme.bob.id, until)]);
    await mute(acme.bob.id, null);

    expect(await database().prisma.mute.findMany()).toMatchObject([{ mutedUntil: null }]);
  });
});
