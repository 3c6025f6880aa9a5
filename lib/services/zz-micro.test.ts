import "./instance.fixture";
import { test } from "vitest";
import { describeWithDatabase } from "@/lib/testing/database";
import { makeCast } from "@/lib/testing/cast";
import { makeJob } from "@/lib/testing/factories";
import { database, query, withTransaction } from "@/lib/db/database";
import { loadSubjects, buildContexts } from "@/lib/queue/run-context";
import { listTriggers } from "@/lib/db/triggers";
import { findDecisionMoment } from "@/lib/db/events";
import { listMembersNamedBy } from "@/lib/db/members";
import { recordEvents } from "@/lib/queue/record-event";
import { requireCaller } from "@/lib/auth/authenticate";

const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
describeWithDatabase("micro", (db) => {
  test("x", async () => {
    const cast = await makeCast();
    const job = await makeJob(cast.organisationId, { ownerId: cast.bob.userId });
    const measure = async (name: string, f: () => Promise<unknown>) => {
      for (let i = 0; i < 30; i++) await f();
      const t = cpu();
      for (let i = 0; i < 200; i++) await f();
      console.log("RESULT", db().kind, name, ((cpu() - t) / 200).toFixed(2), "ms cpu");
    };
    const org = cast.organisationId;
    const p = database().prisma;
    await measure("select 1", () => query("SELECT 1"));
    await measure("empty tx", () => withTransaction(async () => 1));
    await measure("findMany job", () => p.job.findMany({ where: { organisationId: org, id: { in: [job.id] } }, select: { id: true, name: true } }));
    await measure("subjects", () => loadSubjects(p, org, [{ jobId: job.id }]));
    await measure("triggers", () => listTriggers(p, org, ["job.failed"]));
    await measure("moment", () => findDecisionMoment(p, org));
    await measure("members", () => listMembersNamedBy(p, org, [{ kind: "role", role: "admin" }], [cast.bob.userId]));
    const s = await loadSubjects(p, org, [{ jobId: job.id }]);
    await measure("contexts", () => buildContexts(p, org, [{ subject: s[0]! }], new Date()));
    await measure("auth", () => requireCaller(new Headers({ authorization: `Bearer ${cast.ann.apiKey}` })));
    await measure("record completed", () => withTransaction((tx) => recordEvents(tx, org, [{ type: "job.completed", jobId: job.id }])));
    await measure("record failed", () => withTransaction((tx) => recordEvents(tx, org, [{ type: "job.failed", jobId: job.id }])));
  }, 300_000);
});
