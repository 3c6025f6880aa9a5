import { beforeEach, expect, it } from "vitest";
import { GET as succeed, POST as succeedWith } from "@/app/api/v1/receivers/ping/[key]/route";
import { GET as signal, POST as signalWith } from "@/app/api/v1/receivers/ping/[key]/[signal]/route";
import { getRun } from "@/lib/services/runs/get-run";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";

describeWithDatabase("pings", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  /** What curl --data-raw would send, or a plain call without output. */
  async function ping(name: string | number, { output, rid }: { output?: string; rid?: string } = {}) {
    const params = { key: "backup", signal: String(name) };
    const query: Record<string, string> = rid === undefined ? {} : { rid };
    const sending = { as: cast.ann, params, query };
    const text = {
      ...sending,
      rawBody: output,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    };
    const answer = output === undefined ? await send(signal, sending) : await send(signalWith, text);
    return answer.result();
  }
  const lastRun = async () => {
    const { id } = await db().prisma.run.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
    return getRun({ actor: cast.alice.actor, id });
  };

  it("open a run, tell what it writes, and end it", async () => {
    const started = await ping("start");
    const again = await ping("start");
    await ping("log", { output: "Dumping\n" });
    await ping("log", { output: "Uploading\n" });
    const ended = await ping(3, { output: "No space left\n\n" });

    expect(again).toEqual(started);
    expect(ended.runs).toEqual([{ id: started.runs[0]?.id, job: "backup", status: "failed" }]);
    expect(await lastRun()).toMatchObject({
      source: "reported",
      error_message: "It ended with exit status 3: No space left",
      steps: [{ name: "output", status: "failed", output: "Dumping\nUploading\nNo space left" }],
    });
    expect((await ping("log", { output: "Too late" })).ignored).toHaveLength(1);
  });

  it("without a start are a run that completed at once", async () => {
    const params = { key: "backup" };
    await send(succeed, { as: cast.ann, params });
    const one = await send(succeedWith, {
      as: cast.ann,
      params,
      rawBody: new Uint8Array([0x4f, 0x6b, 0xff]),
    });

    expect(one.result().runs).toMatchObject([{ status: "completed" }]);
    expect(await db().prisma.run.count({ where: { status: "completed" } })).toBe(2);
    expect((await lastRun()).steps).toMatchObject([{ output: "Ok\ufffd" }]);
    expect((await ping(0)).runs).toMatchObject([{ status: "completed" }]);
    expect((await ping("fail")).runs).toMatchObject([{ status: "failed" }]);
  });

  it("with an id belong together, also when they overlap or come again", async () => {
    await ping("start", { rid: "a" });
    await ping("start", { rid: "b" });
    await ping("success", { rid: "a", output: "Done" });
    await ping("success", { rid: "a", output: "Done" });
    const other = await ping("fail", { rid: "a" });

    expect(other.ignored).toEqual(["The run has ended as “completed” already."]);
    const runs = await db().prisma.run.findMany({ orderBy: { createdAt: "asc" }, include: { steps: true } });
    expect(runs).toMatchObject([
      { externalId: "a", status: "completed", steps: [{ output: "Done" }] },
      { externalId: "b", status: "running" },
    ]);
  });

  it("that start again say that the run before was lost", async () => {
    const { runs } = await ping("start");
    const id = runs[0]?.id ?? "";
    await db().prisma.run.update({ where: { id }, data: { createdAt: new Date(Date.now() - 3_600_000) } });

    const next = await ping("start");

    expect(next.runs[0]?.id).not.toBe(id);
    const lost = await getRun({ actor: cast.alice.actor, id });
    expect(lost).toMatchObject({
      status: "lost",
      error_message: "The next run started before it had ended.",
    });
    expect(lost.events.map(({ type }) => type)).toEqual(["job.started", "job.lost"]);
  });

  it("keep the end of a long output, and refuse what is no signal", async () => {
    await ping("success", { output: `${"x".repeat(50_000)}end` });
    const [step] = (await lastRun()).steps;
    expect(step?.output).toHaveLength(10_000);
    expect(step?.output?.endsWith("xend")).toBe(true);

    for (const name of ["256", "explode", "-1"]) {
      const answer = await send(signal, { as: cast.ann, params: { key: "backup", signal: name } });
      expect(answer.status, name).toBe(404);
    }
    expect((await send(succeed, { as: cast.bob, params: { key: "backup" } })).status).toBe(403);
  });
});
