import { beforeEach, expect, test } from "vitest";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { holdOne } from "@/lib/queue/bundles/bundles.fixture";
import { releaseHeld } from "@/lib/queue/release-held";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePeople } from "../people.fixture";
import { deleteNotification } from "./delete-notification";
import { exportNotifications } from "./export-notifications";
import { getNotification } from "./get-notification";

describeWithDatabase("a message that was told with others", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const tellTogether = async (count: number) => {
    const job = await makeJob(people.acme, { key: "backup", name: "Backup" });
    const members: string[] = [];
    for (let index = 0; index < count; index++)
      members.push((await holdOne(people.acme, { jobId: job.id })).id);
    await releaseHeld();
    const { id } = await database().prisma.notification.findFirstOrThrow({ where: { purpose: "digest" } });
    return { members, carrier: id };
  };
  const get = (id: string, actor = people.ann) => getNotification({ actor, id });

  test("names the message that told it and how many that tells, and that one names what it tells", async () => {
    const { members, carrier } = await tellTogether(3);

    expect(await get(members[0] ?? "")).toMatchObject({
      state: "bundled",
      reason: "digest",
      told_in: { id: carrier, state: "queued" },
      told_with: 3,
      tells: null,
    });
    expect(await get(carrier)).toMatchObject({
      state: "queued",
      purpose: "digest",
      told_in: null,
      told_with: null,
      tells: {
        count: 3,
        messages: [...members].reverse().map((id) => ({
          id,
          title: "Job failed indeed",
          event_type: "job.failed",
          job: { key: "backup", name: "Backup" },
        })),
      },
    });
  });

  test("is one of the newest fifty that are listed, or counted only", async () => {
    const { carrier } = await tellTogether(52);

    const { tells } = await get(carrier);
    expect([tells?.count, tells?.messages.length]).toEqual([52, 50]);
  });

  test("is like any other to one that is told on its own", async () => {
    const { id } = await makeNotification(people.acme);

    expect(await get(id)).toMatchObject({ told_in: null, told_with: null, tells: null });
  });

  test("stays told when the message that told it is deleted", async () => {
    const { members, carrier } = await tellTogether(2);
    await deleteNotification({ actor: people.alice, id: carrier });

    expect(await get(members[0] ?? "")).toMatchObject({ state: "bundled", told_in: null, told_with: null });
  });

  test("has its state in the export", async () => {
    await tellTogether(2);
    let csv = "";
    for await (const lines of exportNotifications({ actor: people.ann, filter: {} })) csv += lines;

    expect(csv.match(/,bundled,digest,/g)).toHaveLength(2);
    expect(csv.match(/,queued,/g)).toHaveLength(1);
  });

  test("is nobody else's business", async () => {
    const { members, carrier } = await tellTogether(2);

    for (const id of [carrier, members[0] ?? ""])
      await expect(get(id, people.charlie)).rejects.toThrow(NotFoundError);
  });
});
