import { beforeEach, expect, test } from "vitest";
import { GET } from "@/app/api/v1/notifications/export/route";
import { query } from "@/lib/db/database";
import { makeCast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { send } from "@/lib/testing/request";
import "../instance.fixture";
import { makePeople } from "../people.fixture";
import { exportNotifications } from "./export-notifications";

describeWithDatabase("the export of notifications", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const linesOf = async (filter: object = {}, actor = people.bob, max?: number) => {
    const texts: string[] = [];
    for await (const text of exportNotifications({ actor, filter, max })) texts.push(text);
    return texts.join("").split("\r\n").slice(0, -1);
  };
  const fill = (count: number) =>
    query(
      `
INSERT INTO notifications (id, organisation_id, purpose, recipient, channel_kind, lane, state, created_at, updated_at)
SELECT gen_random_uuid(), $1::uuid, 'trigger', 'p' || i || '@example.org', 'email', 'l', 'sent',
  timestamptz '2026-01-01' - (i / 3) * interval '1 second', now()
FROM generate_series(1, $2::int) i`,
      [people.acme, count],
    );

  test("has a line for each that fits, newest first, and other people's words do nothing in a sheet", async () => {
    await makeNotification(people.acme, { state: "sent", subject: "Other" });
    await makeNotification(people.acme, {
      state: "dead",
      reason: "timeout",
      subject: '=cmd|"/c calc"',
      recipient: "ada@example.org",
      recipientName: "Lovelace, Ada",
    });

    const [header, line, ...others] = await linesOf({ state: ["dead"] });

    expect(others).toEqual([]);
    expect(header).toMatch(/^id,created_at,state,reason,/);
    expect(line).toContain(
      `,dead,timeout,No answer in time,direct,info,email,ada@example.org,"Lovelace, Ada",`,
    );
    expect(line).toContain(`,"'=cmd|""/c calc""",`);
  });

  test("goes over batches without gaps and repetitions, as far as it may", async () => {
    await fill(2_500);

    const ids = (await linesOf()).slice(1).map((line) => line.split(",")[0]);

    expect(ids).toHaveLength(2_500);
    expect(new Set(ids).size).toBe(2_500);
    expect(await linesOf({}, people.bob, 1_700)).toHaveLength(1_701);
    // The recipients p1, p10 … and p1000 …: more than a batch.
    expect(await linesOf({ q: "p1" })).toHaveLength(1_112);
  });

  test("gives Charlie a header and nothing else", async () => {
    await makeNotification(people.acme);

    expect(await linesOf({}, people.charlie)).toHaveLength(1);
  });

  test("is a file with the day in its name", async () => {
    const cast = await makeCast();
    await makeNotification(cast.organisationId, { recipient: "ada@example.org", state: "sent" });

    const answer = await send(GET, { as: cast.bob, query: { state: "sent" } });

    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="notifications-\d{4}-\d\d-\d\d\.csv"/,
    );
    expect(answer.text.split("\r\n")).toHaveLength(3);
    expect((await send(GET, {})).status).toBe(401);
  });
});
