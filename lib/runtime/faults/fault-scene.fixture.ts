import { query, type Database } from "@/lib/db/database";
import { openTestDatabase, type TestDatabase } from "@/lib/testing/database";
import { makeNotifications } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { waitFor } from "@/lib/testing/wait-for";
import { startWorkerProcess, type WorkerProcess } from "@/lib/testing/worker-process";

/** An organisation of its own on a PostgreSQL database of its own, whose mails go to a port of this machine. */
export interface FaultScene {
  database: Database;
  url: string;
  organisationId: string;
  /** Waiting mails, with what they are filled with. */
  enqueue(count: number, text?: string): Promise<string[]>;
  /** Ended when the test is over. */
  worker(databaseUrl?: string): WorkerProcess;
  states(): Promise<Record<string, number>>;
  attempts(id: string): Promise<{ outcome: string | null; reason: string | null }[]>;
  until(what: string, isTrue: () => boolean | Promise<boolean>, timeoutMs?: number): Promise<void>;
}

/** `onFinished` is the test's own: tests of one file run side by side. */
export async function makeFaultScene(
  smtpPort: number,
  onFinished: (end: () => Promise<void>) => void,
  opened?: TestDatabase,
): Promise<FaultScene> {
  const { database, url, release } = opened ?? (await openTestDatabase("postgres"));
  onFinished(release);
  const { prisma } = database;
  const { id: organisationId } = await makeOrganisation({}, prisma);
  await prisma.smtpSettings.create({
    data: {
      organisationId,
      smtpServer: "127.0.0.1",
      smtpPort,
      security: "none",
      fromEmail: "runbell@example.org",
    },
  });
  return {
    database,
    url: url ?? "",
    organisationId,
    enqueue(count, text = "A message") {
      const inlineTemplate = { subject: "Hello", text, syntax: "literal" };
      const expiresAt = new Date(Date.now() + 3_600_000);
      return makeNotifications(organisationId, count, { inlineTemplate, expiresAt }, prisma);
    },
    worker(databaseUrl = url ?? "") {
      const worker = startWorkerProcess(databaseUrl);
      onFinished(() => worker.kill());
      return worker;
    },
    async states() {
      const rows = await query<{ state: string; count: number }>(
        "SELECT state, count(*)::int AS count FROM notifications GROUP BY state",
        [],
        prisma,
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
    attempts: (id) =>
      prisma.attempt.findMany({
        where: { notificationId: id },
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
        select: { outcome: true, reason: true },
      }),
    until: async (what, isTrue, timeoutMs = 60_000) => void (await waitFor(what, isTrue, timeoutMs)),
  };
}

/** The database's address with another port: over a proxy. */
export function overPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}

export function messageIdsOf(messages: readonly { raw: Buffer }[]): string[] {
  return messages.map(({ raw }) => /^Message-ID:\s*(\S+)/im.exec(raw.toString("latin1"))?.[1] ?? "");
}
