import { afterEach, beforeEach, expect, it } from "vitest";
import { Buffer } from "node:buffer";
import type { AttachmentSpec } from "@/lib/core/message";
import { putRunFile } from "@/lib/db/run-files";
import { database, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeRun, makeRunStep } from "@/lib/testing/factories/runs";
import { startSmtpSink, type SmtpSink } from "@/lib/testing/smtp-sink";
import { enqueueNotifications } from "./enqueue";
import { draft, findNotification, makeMailServer, makeWorker } from "./queue.fixture";

const MEBIBYTE = 1024 * 1024;

describeWithDatabase("what a message attaches", (db) => {
  let organisationId: string;
  let runId: string;
  let sink: SmtpSink;

  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
    const run = await makeRun(await makeJob(organisationId, { name: "Nightly" }));
    await makeRunStep(run.id, { name: "fetch", output: "42 files" });
    runId = run.id;
    sink = await startSmtpSink();
  });
  afterEach(() => sink.close());

  const put = (name: string, content: string | Uint8Array<ArrayBuffer>, contentType = "text/csv") =>
    withTransaction((tx) =>
      putRunFile(
        tx,
        { organisationId, runId, name },
        { contentType, content: typeof content === "string" ? new TextEncoder().encode(content) : content },
      ),
    );
  const deliver = async (attachments: AttachmentSpec[], fields: object = {}) => {
    const [row] = await withTransaction((tx) =>
      enqueueNotifications(tx, organisationId, {}, [
        draft({
          runId,
          attachments,
          inlineTemplate: { subject: "S", html: "<html><body><p>Hi</p></body></html>", syntax: "jinja" },
          ...fields,
        }),
      ]),
    );
    const worker = makeWorker();
    await worker.tick();
    await worker.stop(0);
    expect(worker.errors).toEqual([]);
    return findNotification(row?.id ?? "");
  };
  const sendBySmtp = async (attachments: AttachmentSpec[]) => {
    await makeMailServer(organisationId, sink.port);
    const row = await deliver(attachments);
    const mail = await sink.parsed();
    const files = mail.attachments.map(({ filename, mimeType, content }) => ({
      filename,
      mimeType,
      text: Buffer.from(content as ArrayBuffer).toString("utf8"),
    }));
    return { row, mail, files };
  };
  const file = (name: string, filename?: string): AttachmentSpec => ({ type: "result_file", name, filename });

  it("is the run's log and its files, under the names they are given", async () => {
    await put("report.csv", "a;b\n1;2\n");
    await put("chart.bin", new Uint8Array([0, 255, 1]), "application/octet-stream");

    const { row, files } = await sendBySmtp([
      { type: "job_log", filename: "log.txt" },
      file("report.csv", "orders.csv"),
      file("chart.bin"),
    ]);

    expect(row.state).toBe("sent");
    expect(files).toMatchObject([
      { filename: "log.txt", mimeType: "text/plain", text: expect.stringContaining("42 files") as string },
      { filename: "orders.csv", mimeType: "text/csv", text: "a;b\n1;2\n" },
      { filename: "chart.bin", mimeType: "application/octet-stream" },
    ]);
  });

  it("is every file that a star stands for, each under its own name", async () => {
    for (const name of ["a.csv", "b.csv", "c.txt"]) await put(name, name);

    const { files, row } = await sendBySmtp([file("*.csv", "all.csv")]);

    expect(files.map(({ filename }) => filename)).toEqual(["a.csv", "b.csv"]);
    expect(row.bodyText).not.toContain("could not be attached");
  });

  it("is missed in a sentence at the end of both parts, and the mail is sent", async () => {
    const { row, mail } = await sendBySmtp([file("<report>.csv"), file("*.pdf")]);

    expect(row).toMatchObject({ state: "sent", templateProblem: null });
    expect(mail.attachments).toEqual([]);
    expect(mail.text?.replaceAll("\r", "")).toMatch(
      /^Hi\s+<report>\.csv could not be attached: the run has no such file\.\s+\*\.pdf could not be attached: the run has no such file\.\s*$/,
    );
    expect(mail.html).toMatch(/&lt;report&gt;\.csv could not be attached[^]*\*\.pdf could not[^]*<\/body>/);
    expect(row.bodyText).toContain("<report>.csv could not be attached");
  });

  it("is left out when it makes the mail too large, in the order of the list", async () => {
    const large = new Uint8Array(2 * MEBIBYTE);
    for (const name of ["1.bin", "2.bin", "3.bin"]) await put(name, large);
    await put("4.bin", "small");
    await put("5.bin", new Uint8Array(2 * MEBIBYTE + 1));

    const { files, row } = await sendBySmtp([file("*.bin")]);

    expect(files.map(({ filename }) => filename)).toEqual(["1.bin", "2.bin", "4.bin"]);
    expect(row.bodyText).toContain(
      "3.bin could not be attached: the files of a mail may have 5 MB together.",
    );
    expect(row.bodyText).toContain(
      "5.bin could not be attached: it has 2.0 MB, and a mail takes files of at most 2 MB.",
    );
  });

  it("is ten files at most", async () => {
    for (let n = 0; n < 12; n++) await put(`${String(n).padStart(2, "0")}.txt`, "x", "text/plain");

    const { files, row } = await sendBySmtp([file("*")]);

    expect(files).toHaveLength(10);
    expect(row.bodyText).toContain("11.txt could not be attached: a mail takes at most 10 files.");
  });

  it("is nothing for a message that is about no run", async () => {
    const row = await deliver([{ type: "job_log", filename: "log.txt" }, file("a.csv")], { runId: null });

    expect(row).toMatchObject({ state: "sent" });
    expect(row.bodyText).toContain("log.txt could not be attached: the message is about no run.");
    expect(row.bodyText).toContain("a.csv could not be attached: the message is about no run.");
  });

  it("is looked at in the test inbox: text by its beginning, anything else by its size", async () => {
    await put("report.csv", "a;b\n".repeat(30_000));
    await put("chart.png", new Uint8Array([0, 255, 1]), "image/png");

    await deliver([file("*")]);

    const [caught] = await database().prisma.inboxMessage.findMany();
    const { attachments } = caught?.payload as { attachments: { content: string }[] };
    expect(attachments).toMatchObject([
      { filename: "chart.png", content_type: "image/png", size: 3, content: "" },
      { filename: "report.csv", content_type: "text/csv", size: 120_000 },
    ]);
    expect(attachments[1]?.content).toHaveLength(64 * 1024);
  });

  it("is no matter of channels that carry no files", async () => {
    const row = await deliver([file("absent.csv")], { channelKind: "slack" });

    expect(row.state).toBe("sent");
    expect(JSON.stringify([row.bodyText, row.payload])).not.toContain("could not be attached");
  });
});
