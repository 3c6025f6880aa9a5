import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { sampleContext } from "@/lib/templates/sample-context";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeRun, makeRunStep } from "@/lib/testing/factories/runs";
import {
  drop,
  hang,
  startScriptedSmtpServer,
  type ScriptedSmtpServer,
  type SmtpScript,
} from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { claimNotifications } from "./claim";
import { readWorkerStatus, setPaused } from "./control";
import type { NotificationDraft } from "./draft";
import { enqueueNotifications } from "./enqueue";
import { nudge } from "./nudge";
import {
  draft,
  findNotification,
  letTimePass,
  makeMailServer,
  makeWorker,
  secondsUntilDue,
} from "./queue.fixture";

describeWithDatabase("delivery", (db) => {
  let organisationId: string;
  let server: ScriptedSmtpServer | undefined;
  const workers: ReturnType<typeof makeWorker>[] = [];

  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
    await server?.close();
    server = undefined;
  });

  const startWorker = (...args: Parameters<typeof makeWorker>) => {
    const worker = makeWorker(...args);
    workers.push(worker);
    worker.start();
    return worker;
  };
  const startServer = async (script: SmtpScript = {}, password?: string) => {
    server = await startScriptedSmtpServer(script);
    await makeMailServer(organisationId, server.port, password);
    return server;
  };
  const enqueue = async (fields: Partial<NotificationDraft> = {}, context: Record<string, unknown> = {}) => {
    const [row] = await withTransaction((tx) =>
      enqueueNotifications(tx, organisationId, context, [draft(fields)]),
    );
    return row?.id ?? "";
  };
  const until = (id: string, ...states: string[]) =>
    waitFor(`the notification to be ${states.join(" or ")}`, async () => {
      const row = await findNotification(id);
      return states.includes(row.state) && row;
    });

  describe("a message", () => {
    it("is rendered, sent, and written down as sent", async () => {
      const { messages, port } = await startServer();
      const id = await enqueue(
        {
          inlineTemplate: {
            subject: "{{ job }} failed",
            html: "<p>Hi {{ recipient.name }}</p>",
            syntax: "jinja",
          },
        },
        { job: "Backup" },
      );
      const worker = startWorker();

      const row = await until(id, "sent");

      expect(row).toMatchObject({
        subject: "Backup failed",
        bodyHtml: "<p>Hi Ada</p>",
        bodyText: expect.stringMatching(/^Hi Ada\s*$/) as string,
        deliveredVia: `127.0.0.1:${port}`,
        attempts: [{ outcome: "accepted", number: 1, workerId: worker.id, responseCode: 250 }],
      });
      expect(messages[0]).toContain(`Message-ID: <${id}@runbell.test>`);
      expect(messages[0]).toContain("Subject: Backup failed");
      await vi.waitFor(() => expect(worker.counts).toEqual({ delivered: 1, failed: 0 }));
    });

    it("is caught in the test inbox, once, until a mail server is set", async () => {
      const id = await enqueue({
        recipient: "Ada@Example.org",
        inlineTemplate: { subject: "S", text: "T", syntax: "literal" },
      });
      startWorker();

      expect(await until(id, "sent")).toMatchObject({ deliveredVia: "test inbox" });
      expect(await database().prisma.inboxMessage.findMany()).toMatchObject([
        {
          organisationId,
          notificationId: id,
          kind: "email",
          recipient: "Ada@Example.org",
          subject: "S",
          text: "T",
          html: null,
          payload: {
            message_id: `<${id}@runbell.test>`,
            recipient_name: "Ada",
            attachments: [],
            body: null,
          },
        },
      ]);
    });

    it("carries the run's steps and outputs as they are when it is sent", async () => {
      const { messages } = await startServer();
      const run = await makeRun(await makeJob(organisationId, { key: "nightly", name: "Nightly" }), {
        status: "failed",
      });
      await makeRunStep(run.id, { position: 1, name: "fetch", output: "42 files" });
      await makeRunStep(run.id, { position: 2, name: "load", status: "failed", errorMessage: "disk full" });
      const id = await enqueue({
        runId: run.id,
        attachments: [{ type: "job_log", filename: "job_7_log.txt" }],
      });
      startWorker();
      await until(id, "sent");

      const mail = messages[0] ?? "";
      expect(mail).toContain("job_7_log.txt");
      const encoded = mail.split("job_7_log.txt").at(-1)?.split("\r\n\r\n")[1]?.split("\r\n--")[0] ?? mail;
      const log = /^[\w+/=\r\n]+$/.test(encoded) ? Buffer.from(encoded, "base64").toString("utf8") : encoded;
      expect(log).toContain("Job:      Nightly");
      expect(log).toContain("1. fetch (reported): completed");
      expect(log).toContain("42 files");
      expect(log).toContain("Error: disk full");
    });

    it("is sent at once after a nudge", async () => {
      await startServer();
      const worker = startWorker({ intervalMs: 60_000 });
      await waitFor("the first beat", async () => (await readWorkerStatus()).workers.length === 1);
      const id = await enqueue();

      nudge("notifications");

      await until(id, "sent");
      expect(worker.errors).toEqual([]);
    });
  });

  describe("a failure", () => {
    it("is tried again after 5 and 10 seconds, then given up, with a retry_config of three attempts", async () => {
      const settings = { retry_config: { max_attempts: 3, initial_delay_seconds: 5 } };
      await database().prisma.organisation.update({ where: { id: organisationId }, data: { settings } });
      const { commands } = await startServer({ rcpt: "451 4.3.0 Try later", mail: "451 4.3.0 Try later" });
      const id = await enqueue();
      startWorker();

      for (const seconds of [5, 10]) {
        const row = await until(id, "retrying");
        expect(row).toMatchObject({
          reason: "server_error",
          errorMessage: expect.stringContaining("451 4.3.0") as string,
        });
        expect(await secondsUntilDue(id)).toBeCloseTo(seconds, 0);
        await letTimePass(id, seconds);
        await waitFor(
          "the next try",
          async () => (await findNotification(id)).attempts.length > row.attempts.length,
        );
      }

      const row = await until(id, "dead");
      expect(row).toMatchObject({ reason: "server_error", attemptCount: 3, nextAttemptAt: null });
      expect(row.attempts.map(({ number, outcome }) => [number, outcome])).toEqual([
        [1, "failed"],
        [2, "failed"],
        [3, "failed"],
      ]);
      expect(commands.filter((command) => command.startsWith("MAIL"))).toHaveLength(3);
    });

    it("that may have been none is tried again with the same Message-ID", async () => {
      const { messages } = await startServer({ dot: drop });
      const id = await enqueue();
      startWorker();
      expect(await until(id, "retrying")).toMatchObject({ reason: "unreachable" });
      if (server) server.script = {};
      await letTimePass(id, 5);

      await until(id, "sent");
      const messageIds = messages.map((message) => /^Message-ID: (.*)$/im.exec(message)?.[1]?.trim());
      expect(messageIds).toEqual([`<${id}@runbell.test>`, `<${id}@runbell.test>`]);
    });

    it("that time heals goes on for longer when the organisation says nothing", async () => {
      await startServer({ mail: "451 4.3.0 Try later" });
      const id = await makeNotification(organisationId, { attemptCount: 2 }).then((row) => row.id);
      startWorker();

      await until(id, "retrying");
      expect(await secondsUntilDue(id)).toBeCloseTo(30, 0);
    });

    it("of the recipient is final", async () => {
      await startServer({ rcpt: "550 5.1.1 No such user" });
      const id = await enqueue();
      startWorker();

      expect(await until(id, "dead", "retrying")).toMatchObject({
        state: "dead",
        reason: "rejected_recipient",
        attemptCount: 1,
        attempts: [{ outcome: "failed", responseCode: 550 }],
      });
      // The server has judged: it is in order, and knows that there is no such mailbox.
      expect(await database().prisma.destinationHealth.findMany()).not.toContainEqual(
        expect.objectContaining({ lastFailureAt: expect.any(Date) as Date }),
      );
      expect(await database().prisma.suppression.findMany()).toMatchObject([
        { organisationId, address: "ada@example.org", reason: "address_refused" },
      ]);
    });

    it("of our own is tried again, and reported", async () => {
      const id = await makeNotification(organisationId, {
        attachments: 5,
      }).then((row) => row.id);
      const worker = startWorker();

      expect(await until(id, "retrying", "sent", "dead")).toMatchObject({
        state: "retrying",
        reason: "unexpected",
        errorMessage: "An error in Runbell: see its log",
      });
      expect(worker.errors).toHaveLength(1);
    });
  });

  describe("a broken template", () => {
    it("does not stop the message: the standard one goes out, says so, and blocks nobody", async () => {
      const { messages } = await startServer();
      const event = await makeEvent(organisationId, { title: "Backup failed", message: "Disk full" });
      const broken = { subject: "x", text: "a\n{{ b", syntax: "jinja" as const };
      const poison = await enqueue(
        { eventId: event.id, eventType: "job.failed", inlineTemplate: broken, severity: "critical" },
        { ...sampleContext },
      );
      const loop = "{% for i in range(1000) %}{% for j in range(1000) %}x{% endfor %}{% endfor %}";
      const bomb = await enqueue({
        inlineTemplate: { subject: "x", text: loop, syntax: "jinja" },
        severity: "critical",
      });
      const good = await enqueue({ severity: "info" });
      startWorker();

      await until(good, "sent");
      const row = await until(poison, "sent", "dead");
      expect((await until(bomb, "sent", "dead")).state).toBe("sent");

      expect(row).toMatchObject({
        state: "sent",
        reason: null,
        errorMessage: null,
        templateProblem: expect.stringMatching(/^Line 2, column \d+ of the text: /) as string,
        subject: expect.stringContaining(sampleContext.job?.name ?? "?") as string,
        attemptCount: 1,
        attempts: [{ outcome: "accepted", reason: null }],
      });
      const sentence = /This is the standard message: the message's own template could not be used \(line 2,/;
      expect(row.bodyText).toMatch(sentence);
      expect(row.bodyHtml?.replaceAll("&#39;", "'")).toMatch(sentence);
      expect(messages.some((message) => message.includes(poison))).toBe(true);
    });

    it("of which the standard message cannot be sent now is tried again", async () => {
      await startServer({ mail: "451 4.3.0 Try later" });
      const id = await enqueue({ inlineTemplate: { subject: "{{", text: "", syntax: "jinja" } });
      startWorker();

      expect(await until(id, "retrying", "dead")).toMatchObject({
        state: "retrying",
        reason: "server_error",
      });
    });
  });

  describe("a worker that dies", () => {
    it("leaves its notification to be sent by another, with the same Message-ID", async () => {
      const { messages } = await startServer();
      const id = await enqueue();
      await claimNotifications({ workerId: "dead", limit: 1 });
      await letTimePass(id, 31);
      startWorker();

      const row = await until(id, "sent");

      expect(row.attempts.map(({ workerId, outcome }) => [workerId, outcome])).toEqual([
        ["dead", "interrupted"],
        [expect.any(String), "accepted"],
      ]);
      expect(row.attemptCount).toBe(2);
      expect(messages).toHaveLength(1);
      expect(messages[0]).toContain(`<${id}@runbell.test>`);
    });
  });

  describe("a worker that stops", () => {
    it("finishes what is under way and gives the rest back untouched", async () => {
      const { messages } = await startServer();
      const slow = server;
      if (slow) slow.script = { dot: hang };
      const ids: string[] = [];
      for (let i = 0; i < 30; i++) ids.push(await enqueue({ recipient: `p${i}@example.org` }));
      const worker = startWorker();
      await waitFor("mails under way", () => messages.length === 5);

      await worker.stop(50);

      const rows = await Promise.all(ids.map(findNotification));
      const states = (state: string) => rows.filter((row) => row.state === state).length;
      expect(states("sending")).toBe(0);
      // Five were handed over and are ambiguous, five waited for a connection; all others were not begun.
      expect(states("retrying")).toBe(10);
      expect(states("queued")).toBe(20);
      expect(rows.flatMap(({ attempts }) => attempts)).toHaveLength(10);
      expect((await readWorkerStatus()).workers).toEqual([]);
      expect(worker.errors).toEqual([]);
    });
  });

  describe("a destination that hangs", () => {
    it("does not keep others waiting", async () => {
      const { messages } = await startServer({ dot: hang });
      for (let i = 0; i < 40; i++) await enqueue({ severity: "critical" });
      const other = await makeOrganisation();
      const theirs = await startScriptedSmtpServer();
      await makeMailServer(other.id, theirs.port);
      const quick = await makeNotification(other.id, { priority: 80 });
      startWorker();

      await until(quick.id, "sent");
      await waitFor("the hanging ones", () => messages.length === 5);
      await theirs.close();
    });
  });

  describe("a held message", () => {
    it("is sent when its hold is over", async () => {
      await startServer();
      const id = await enqueue({
        verdict: "hold",
        reason: "quiet_hours",
        heldUntil: new Date(Date.now() + 60_000),
      });
      startWorker();
      expect((await findNotification(id)).state).toBe("held");

      await letTimePass(id, 61);

      expect(await until(id, "sent")).toMatchObject({ reason: null });
    });
  });

  describe("the status", () => {
    it("tells workers, queue and pause", async () => {
      expect(await readWorkerStatus()).toMatchObject({ state: "absent", workers: [], paused_by: null });
      await setPaused(true, "Alice");
      await makeNotification(organisationId);
      await makeNotification(organisationId, {
        nextAttemptAt: new Date(Date.now() + 60_000),
        state: "retrying",
      });
      await makeNotification(organisationId, { state: "dead", nextAttemptAt: null });
      await makeNotification((await makeOrganisation()).id, { state: "held", nextAttemptAt: null });
      const worker = startWorker();

      await waitFor("the beat", async () => (await readWorkerStatus()).workers.length === 1);
      const status = await readWorkerStatus();
      expect(status).toMatchObject({
        state: "paused",
        paused_by: "Alice",
        workers: [
          { id: worker.id, pid: process.pid, state: "paused", is_alive: true, delivered: 0, failed: 0 },
        ],
        queue: {
          due: 1,
          waiting: 1,
          sending: 0,
          held: 1,
          dead: 1,
          oldest_due_at: expect.any(String) as string,
        },
      });
      expect((await readWorkerStatus(organisationId)).queue.held).toBe(0);

      await setPaused(false, "Alice");
      await waitFor("the work", async () => (await readWorkerStatus()).workers[0]?.delivered === 1);
      expect((await readWorkerStatus()).state).toBe("running");
    });
  });

  describe("one round without a worker", () => {
    it("releases, sweeps and delivers what is due", async () => {
      const { messages } = await startServer();
      await enqueue();
      const swept = await enqueue();
      await claimNotifications({ workerId: "dead", limit: 2 });
      await letTimePass(swept, 31);
      const held = await enqueue({
        verdict: "hold",
        reason: "quiet_hours",
        heldUntil: new Date(Date.now() - 1_000),
      });
      const worker = makeWorker();

      expect(await worker.tick()).toEqual({ delivered: 2, released: 1, swept: 1 });
      expect(messages).toHaveLength(2);
      expect((await findNotification(held)).state).toBe("sent");
      await worker.stop();
    });
  });
});
