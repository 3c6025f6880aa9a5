import { beforeEach, expect, it, onTestFinished } from "vitest";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { createClient, type RunbellError } from "./client.mjs";
import { newSpool, readSpool, runCli } from "./run-cli.fixture";
import { serve, startApi } from "./serve-api.fixture";

describeWithDatabase("client and command line against the API", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const clientOf = (apiKey: string, send = serve) =>
    createClient({ url: "http://runbell.test", apiKey, fetch: send, retries: 2 });
  const client = () => clientOf(cast.alice.apiKey);

  it("records an event once though the first answer is lost", async () => {
    let calls = 0;
    const lossy: typeof fetch = async (...request) => {
      const answer = await serve(...request);
      if (++calls === 1) throw new TypeError("fetch failed");
      return answer;
    };

    const event = await clientOf(cast.alice.apiKey, lossy).events.record({ type: "job.failed", job: "etl" });

    expect(calls).toBe(2);
    expect(event.duplicate).toBe(true);
    expect(await db().prisma.event.count()).toBe(1);
  });

  it("tracks a function as a run with its steps, and gives back what it gave", async () => {
    const { runs } = client();

    const [id, rows] = await runs.track("etl", { parameters: { full: true } }, async (run) => {
      const loaded = await run.step("Load", () => 42);
      await run.step("Check", { status: "skipped" });
      return [run.getId() ?? "", loaded] as const;
    });

    expect(rows).toBe(42);
    expect(await runs.get(id)).toMatchObject({
      status: "completed",
      parameters: { full: true },
      steps: [
        { name: "Load", status: "completed" },
        { name: "Check", status: "skipped" },
      ],
    });
  });

  it("tells of a function that fails, and throws its own error", async () => {
    const { runs } = client();
    let id = "";

    await expect(
      runs.track("etl", (run) => {
        id = run.getId() ?? "";
        return run.step("Load", () => {
          throw new RangeError("no space");
        });
      }),
    ).rejects.toThrow(RangeError);

    expect(await runs.get(id)).toMatchObject({
      status: "failed",
      error_message: "no space",
      steps: [{ name: "Load", status: "failed", error_message: "no space" }],
    });
  });

  it("leaves the function alone when Runbell cannot be reached", async () => {
    const problems: string[] = [];
    const gone = () => Promise.reject(new TypeError("fetch failed"));
    const { runs } = createClient({ url: "http://runbell.test", apiKey: "x", fetch: gone, retries: 0 });

    const result = await runs.track("etl", { onError: ({ message }) => problems.push(message) }, (run) =>
      run.step("Load", () => "done"),
    );

    expect(result).toBe("done");
    expect(new Set(problems)).toEqual(new Set(["http://runbell.test gave no answer: fetch failed"]));
  });

  it("speaks of pipelines, once per run, and says what became of it on each channel", async () => {
    const run = { pipeline_id: "daily/ingestion", pipeline_logging_id: "abc123" };
    const told = client();

    expect(await told.notifyPipelineStarted(run)).toEqual(expect.any(Object));
    expect(await told.notifyPipelineSuccess({ ...run, duration_ms: 12_000 })).toEqual(expect.any(Object));
    const failure = { ...run, error_message: "Connection timeout" };
    expect(await told.notifyPipelineFailure(failure)).toEqual({ email: "queued" });
    expect(await told.notifyPipelineFailure(failure)).toEqual({ email: "queued" });
    const checks = { ...run, table_name: "raw", failed_checks: ["null_check", "unique_check"] };
    await told.notifyDataQualityFailure(checks);

    const events = await db().prisma.event.findMany({
      orderBy: { createdAt: "asc" },
      include: { job: true },
    });
    expect(events.map(({ type }) => type)).toEqual([
      "job.started",
      "job.completed",
      "job.failed",
      "data_quality.failure",
    ]);
    expect(events[1]?.details).toMatchObject({ ...run, duration_ms: 12_000 });
    expect(events[2]).toMatchObject({ message: "Connection timeout", job: { key: "daily-ingestion" } });
    expect(events[3]).toMatchObject({
      title: "Data quality check failed: raw",
      message: "2 of the checks of raw failed: null_check, unique_check",
    });
  });

  it("tells an organisation with a key of it only", async () => {
    const notice = { event: "system_error", severity: "CRITICAL", message: "x" } as const;
    const { slug } = await db().prisma.organisation.findUniqueOrThrow({
      where: { id: cast.alice.organisationId },
    });

    await expect(client().notify({ ...notice, tenant_id: "someone_else" })).rejects.toThrow(
      /not of someone_else/,
    );
    expect(await db().prisma.event.count()).toBe(0);
    await client().notify({ ...notice, tenant_id: slug });
    expect(await db().prisma.event.findFirst()).toMatchObject({ severity: "critical" });
  });

  it("gives an empty map to a key that may not read", async () => {
    const key = await makeKeyOf(cast.alice, { scopes: ["events:write"] });

    expect(await clientOf(key).notify({ event: "pipeline_failure", pipeline_id: "etl" })).toEqual({});
    expect(await db().prisma.event.count()).toBe(1);
  });

  it("explains a refusal with the places that are wrong", async () => {
    const refused = await client()
      .events.record({ type: "job.failed", details: {}, occurred_at: "yesterday" })
      .catch((error: RunbellError) => error);

    expect(refused).toMatchObject({ name: "RunbellError", status: 400, title: "Invalid input" });
    expect((refused as RunbellError).errors.map(({ pointer }) => pointer)).toEqual(["/0/occurred_at"]);
  });

  it("wraps a command, keeps what it cannot tell, and tells it later as it was", async () => {
    const api = await startApi();
    onTestFinished(() => api.close());
    const env = { RUNBELL_URL: api.url, RUNBELL_API_KEY: cast.alice.apiKey, RUNBELL_SPOOL: newSpool() };
    const exec = (script: string, more: Record<string, string> = {}) =>
      runCli(["exec", "--job", "backup", "--", "sh", "-c", script], { env: { ...env, ...more } });
    const runOf = async (id: string | undefined) => client().runs.get(id ?? "");
    const program = `"${process.execPath}" cli/runbell.mjs`;

    const first = await exec(`${program} step Dump --output dumped; echo "disk full" >&2; exit 3`);
    expect([first.status, first.stderr]).toEqual([3, "disk full\n"]);
    const { id } = await db().prisma.run.findFirstOrThrow();
    const run = await runOf(id);
    expect(run).toMatchObject({ status: "failed", error_message: "exit status 3", completed_steps: 1 });
    expect(run.heartbeat_at).not.toBeNull();
    expect(run.steps.toSorted((a, b) => a.name.localeCompare(b.name))).toMatchObject([
      { name: "Dump", output: "dumped" },
      { name: "sh", output: "disk full\n", error_message: "exit status 3" },
    ]);

    const second = await exec("exit 4", { RUNBELL_API_KEY: "rb_revoked_key" });
    expect([second.status, readSpool(env.RUNBELL_SPOOL).length]).toEqual([4, 1]);
    const [stored] = readSpool(env.RUNBELL_SPOOL) as [{ end: object; run: { started_at: string } }];
    expect((await runCli(["flush"], { env })).stderr).toBe("runbell: 1 sent, 0 left, 0 refused\n");
    const late = await db().prisma.run.findFirstOrThrow({ where: { id: { not: id } } });
    expect(await runOf(late.id)).toMatchObject({ ...stored.end, started_at: stored.run.started_at });
    expect(readSpool(env.RUNBELL_SPOOL)).toEqual([]);

    const event = ["event", "--type", "data_quality.warning", "--job", "backup", "--detail", "table=items"];
    expect((await runCli(event, { env })).status).toBe(0);
    expect(await db().prisma.event.findFirst({ where: { type: "data_quality.warning" } })).toMatchObject({
      details: { table: "items" },
    });
    expect((await runCli(["event", "--type", "nonsense"], { env })).status).toBe(1);
  });
});
