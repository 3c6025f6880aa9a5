import { beforeEach, expect, test } from "vitest";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePeople } from "../people.fixture";
import { getInboxMessage } from "./get-inbox-message";
import { listInbox } from "./list-inbox";

describeWithDatabase("the test inbox", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const deposit = (fields: object = {}) =>
    database().prisma.inboxMessage.create({
      data: {
        organisationId: people.acme,
        kind: "email",
        recipient: "ada@example.org",
        subject: "Backup failed",
        text: "No space",
        ...fields,
      },
    });
  const list = async (filter: object = {}) =>
    (await listInbox({ actor: people.bob, query: { limit: 100, ...filter } })).data.map(({ id }) => id);

  test("shows a message as it was caught", async () => {
    const notification = await makeNotification(people.acme);
    const { id } = await deposit({
      html: "<p>No space</p>",
      payload: { a: 1 },
      notificationId: notification.id,
    });

    expect(await getInboxMessage({ actor: people.bob, id })).toEqual({
      id,
      kind: "email",
      to: "ada@example.org",
      subject: "Backup failed",
      text: "No space",
      html: "<p>No space</p>",
      payload: { a: 1 },
      notification_id: notification.id,
      received_at: expect.any(String) as string,
    });
  });

  test("is searched by recipient and text", async () => {
    const { id } = await deposit({ subject: "100% full", recipient: "Bob@example.org" });
    await deposit();

    expect(await list({ to: "bob@EXAMPLE.org" })).toEqual([id]);
    expect(await list({ q: "100% F" })).toEqual([id]);
    expect(await list({ q: "bob@" })).toEqual([id]);
    expect(await list({ q: "no space" })).toHaveLength(2);
    expect(await list({ q: "n_ space" })).toEqual([]);
  });

  test("comes in pages, newest first", async () => {
    const receivedAt = new Date("2026-01-01T00:00:00Z");
    for (let n = 0; n < 5; n++) await deposit({ receivedAt });
    const newest = await deposit();

    const first = await listInbox({ actor: people.bob, query: { limit: 4 } });
    const second = await listInbox({
      actor: people.bob,
      query: { limit: 4, cursor: first.next_cursor ?? "" },
    });

    expect(first.data[0]?.id).toBe(newest.id);
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(6);
    expect(second.next_cursor).toBeNull();
  });

  test("is not Charlie's", async () => {
    const { id } = await deposit();

    await expect(getInboxMessage({ actor: people.charlie, id })).rejects.toThrow(NotFoundError);
    expect((await listInbox({ actor: people.charlie, query: { limit: 10 } })).data).toEqual([]);
  });
});
