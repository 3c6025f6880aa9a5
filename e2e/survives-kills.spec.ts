import { expect, test } from "@playwright/test";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { waitFor } from "@/lib/testing/wait-for";
import { request, setMailServer } from "./api";
import { startServer, type TestServer } from "./server";

const EVENTS = 1_000;
const KILLS = 5;
/** Programs that post at the same time, so that a kill cuts requests off in the middle. */
const PROGRAMS = 8;
const ADMIN = "owner@example.org";
/** How many tries a worker may have under way when it is killed: the most that may arrive twice per kill. */
const IN_FLIGHT = 300;

test("every accepted event reaches the sink although the server is killed five times", async () => {
  test.setTimeout(300_000);
  const sink = await startSmtpSink();
  const server = await startServer({
    RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8",
    RUNBELL_ADMIN_EMAIL: ADMIN,
    RUNBELL_ADMIN_PASSWORD: "a long enough password",
    RUNBELL_DEMO: "0",
  });
  try {
    await setMailServer(server, sink.port);

    const accepted = new Set<string>();
    const names = Array.from({ length: EVENTS }, (_, number) => `event-${number}`);
    const killAt = Array.from({ length: KILLS }, (_, index) =>
      Math.floor((EVENTS * (index + 1)) / (KILLS + 1)),
    );
    let restarting: Promise<void> = Promise.resolve();
    const program = async () => {
      for (let name = names.shift(); name; name = names.shift()) {
        await postUntilAnswered(server, name, () => restarting);
        accepted.add(name);
        const isKill = killAt[0] !== undefined && accepted.size >= killAt[0];
        if (!isKill) continue;
        killAt.shift();
        restarting = restarting.then(() => server.kill()).then(() => server.start());
      }
    };
    await Promise.all(Array.from({ length: PROGRAMS }, program));
    await restarting;
    expect(accepted.size).toBe(EVENTS);

    const arrived = await waitFor(
      "a mail for every accepted event",
      () => (sink.messages.length >= EVENTS ? allOf(readSink(sink.messages.map(({ raw }) => raw))) : null),
      180_000,
    );
    let repeated = 0;
    for (const name of accepted) {
      const ids = arrived.get(name) ?? [];
      expect(ids.length, `mails of ${name}`).toBeGreaterThan(0);
      expect(new Set(ids).size, `Message-IDs of ${name}`).toBe(1);
      repeated += ids.length - 1;
    }
    expect(repeated).toBeLessThanOrEqual(KILLS * IN_FLIGHT);
    test.info().annotations.push({ type: "repeated mails", description: String(repeated) });

    // History agrees: nothing is left waiting, nothing is dead.
    await waitFor(
      "an empty queue",
      async () => {
        const status = await request<{ queue: Record<string, number> }>(
          server,
          "GET",
          "/api/v1/worker/status",
        );
        const { due, waiting, sending } = status.body.queue;
        return due === 0 && waiting === 0 && sending === 0;
      },
      60_000,
    );
    const dead = await request<{ data: unknown[] }>(server, "GET", "/api/v1/notifications?state=dead");
    expect(dead.body.data).toEqual([]);
  } finally {
    await server.close();
    await sink.close();
  }
});

/** A lost connection is tried again with the same key, as a program would. */
async function postUntilAnswered(
  server: TestServer,
  name: string,
  restarted: () => Promise<void>,
): Promise<void> {
  const body = { type: "system.error", title: name, dedupe_key: name };
  await waitFor(
    `an answer for ${name}`,
    async () => {
      const answer = await request(server, "POST", "/api/v1/events", body).catch(() => null);
      if (answer?.status === 202) return true;
      await restarted();
      return false;
    },
    120_000,
  );
}

function allOf(found: Map<string, string[]>): Map<string, string[]> | null {
  return found.size >= EVENTS ? found : null;
}

/** Message-IDs by event title. The subject holds the title. */
function readSink(messages: Buffer[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const raw of messages) {
    const text = raw.toString("utf8");
    const name = /event-\d+/.exec(text)?.[0];
    const id = /^Message-ID:\s*(\S+)/im.exec(text)?.[1];
    if (!name || !id) continue;
    found.set(name, [...(found.get(name) ?? []), id]);
  }
  return found;
}
