import { afterEach, beforeEach, expect, test } from "vitest";
import { readClock } from "@/lib/db/clock";
import { database, query } from "@/lib/db/database";
import { nudge } from "@/lib/queue/nudge";
import type { LiveChange } from "@/lib/schemas/live";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeRun } from "@/lib/testing/factories/runs";
import { waitFor } from "@/lib/testing/wait-for";
import { makePeople } from "../people.fixture";
import { ChangeFeed, changeFeed } from "./change-feed";
import { streamChanges } from "./stream-changes";

describeWithDatabase("the stream of changes", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  let open: AbortController[] = [];
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });
  afterEach(async () => {
    for (const connection of open) connection.abort();
    open = [];
    await waitFor("the feed stops", () => !changeFeed.isRunning);
  });

  /** Reads like a browser, and keeps what came. */
  function listen(organisationId: string, lastEventId: string | null = null) {
    const connection = new AbortController();
    open.push(connection);
    const { signal } = connection;
    const isAllowed = () => Promise.resolve(true);
    return hear(streamChanges({ actor: { organisationId }, signal, isAllowed, lastEventId }), connection);
  }

  function hear(stream: ReadableStream<Uint8Array>, connection: AbortController) {
    const heard = { text: "", isOver: false, changes: (): LiveChange[] => parse(heard.text), connection };
    void (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>)
        heard.text += decoder.decode(chunk);
      heard.isOver = true;
    })();
    return heard;
  }
  const parse = (text: string) =>
    [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => JSON.parse(data) as LiveChange);
  const change = (id: string) =>
    query(`UPDATE notifications SET updated_at = clock_timestamp() WHERE id = $1::uuid`, [id]);

  test("tells the organisation's changes, and nobody else's", async () => {
    const acme = listen(people.acme);
    const other = listen(people.other);
    await waitFor("the feed runs", () => acme.text.includes("connected") && changeFeed.isRunning);

    const run = await makeRun(await makeJob(people.acme));
    const notification = await makeNotification(people.acme, { runId: run.id });
    const theirs = await makeNotification(people.other);
    nudge("notifications");

    await waitFor("both hear", () => acme.changes().length >= 2 && other.changes().length >= 1);
    expect(acme.changes().sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: "notification", id: notification.id, run_id: run.id },
      { kind: "run", id: run.id, run_id: null },
    ]);
    expect(other.changes()).toEqual([{ kind: "notification", id: theirs.id, run_id: null }]);
    expect(acme.text).toMatch(/^retry: 2000\n/);
    expect(acme.text).toMatch(/^id: \d+$/m);
  });

  test("tells a change once, and the next one of the same row again", async () => {
    const acme = listen(people.acme);
    await waitFor("the feed runs", () => changeFeed.isRunning);
    const { id } = await makeNotification(people.acme);

    await waitFor("the first change", () => acme.changes().length === 1);
    // Two looks of the feed, both with the row inside the overlap.
    nudge("notifications");
    const marker = await makeNotification(people.acme);
    await waitFor("the marker", () => acme.changes().some((one) => one.id === marker.id));
    expect(acme.changes()).toHaveLength(2);

    await change(id);
    await waitFor("the change of the same row", () => acme.changes().length === 3);
    expect(acme.changes().at(-1)?.id).toBe(id);
  });

  test("hears a nudge that comes while it pauses", async () => {
    const feed = new ChangeFeed(3_600_000);
    const heard: string[] = [];
    const first = await makeNotification(people.acme);
    const stop = feed.subscribe({
      organisationId: people.acme,
      onChanges: (changes) => heard.push(...changes.map(({ id }) => id)),
      onMissed: () => undefined,
    });
    await waitFor("the first look", () => heard.includes(first.id));
    const { id } = await makeNotification(people.acme);
    nudge("notifications");
    await waitFor("the change", () => heard.includes(id));
    stop();
    await waitFor("the feed stops", () => !feed.isRunning);
  });

  test("looks once for all listeners, and not at all without any", async () => {
    expect(changeFeed.isRunning).toBe(false);
    const listeners = Array.from({ length: 5 }, () => listen(people.acme));
    await waitFor("the feed runs", () => changeFeed.isRunning);
    await makeNotification(people.acme);
    await waitFor("all hear", () => listeners.every((one) => one.changes().length === 1));

    for (const { connection } of listeners) connection.abort();
    await waitFor("the feed stops", () => !changeFeed.isRunning && listeners.every((one) => one.isOver));
  });

  test("goes on after the last line that a listener had", async () => {
    const before = await makeNotification(people.acme);
    await query(`UPDATE notifications SET updated_at = now() - interval '1 hour' WHERE id = $1::uuid`, [
      before.id,
    ]);
    const lastEventId = String((await readClock()).getTime() - 10_000);
    const missed = await makeNotification(people.acme);
    await query(`UPDATE notifications SET updated_at = now() - interval '8 seconds' WHERE id = $1::uuid`, [
      missed.id,
    ]);

    const acme = listen(people.acme, lastEventId);
    await waitFor("what was missed", () => acme.changes().length > 0);
    expect(acme.changes().map(({ id }) => id)).toEqual([missed.id]);

    const nonsense = listen(people.acme, "nonsense");
    const marker = await makeNotification(people.acme);
    await waitFor("the marker", () => nonsense.changes().length > 0);
    expect(nonsense.changes().map(({ id }) => id)).toEqual([marker.id]);
  });

  test("ends when there was more than it can tell, so that the browser asks for everything", async () => {
    const acme = listen(people.acme);
    const other = listen(people.other);
    await waitFor("the feed runs", () => changeFeed.isRunning && acme.text.length > 0);
    await makeNotification(people.acme);
    await waitFor("the first change", () => acme.changes().length === 1);

    await database().prisma.notification.createMany({
      data: Array.from({ length: 400 }, () => ({
        organisationId: people.acme,
        purpose: "direct",
        recipient: "x@example.org",
        channelKind: "email",
        lane: `${people.acme}/email`,
        state: "queued",
      })),
    });

    await waitFor("the end of the stream", () => acme.isOver, 15_000);
    expect(acme.changes().length).toBeLessThan(400);
    expect(other.isOver).toBe(false);
  });

  test("of a listener who left costs nothing", async () => {
    const { connection } = listen(people.acme);
    connection.abort();
    const gone = listen(people.acme);
    gone.connection.abort();

    await waitFor("the feed stops", () => gone.isOver && !changeFeed.isRunning);
  });
});
