import { beforeEach, expect, test } from "vitest";
import { GET as getEntry } from "@/app/api/v1/audit/[id]/route";
import { GET as getExport } from "@/app/api/v1/audit/export/route";
import { GET as getList } from "@/app/api/v1/audit/route";
import { GET as getSummary } from "@/app/api/v1/audit/summary/route";
import { recordAudit, type AuditRecord } from "@/lib/db/audit";
import { query, withTransaction } from "@/lib/db/database";
import { makeCast, makeKeyOf, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";
import "../instance.fixture";
import { exportAudit } from "./export-audit";

describeWithDatabase("the audit trail", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const record = (member: CastMember, entry: AuditRecord) =>
    withTransaction((tx) => recordAudit(tx, member.actor, entry));
  const list = async (filter: Record<string, string | number> = {}, as = cast.alice) =>
    (await send(getList, { as, query: filter })).result();
  const actionsOf = async (filter: Record<string, string>) =>
    (await list(filter)).data.map(({ action }) => action);
  const setDay = (id: string, day: string) =>
    query(`UPDATE audit_entries SET created_at = $2::timestamptz WHERE id = $1::uuid`, [id, day]);
  const linesOf = async (member: CastMember, max?: number) => {
    const texts: string[] = [];
    for await (const text of exportAudit({ actor: member.actor, filter: {}, max })) texts.push(text);
    return texts.join("").split("\r\n").slice(0, -1);
  };

  test("says who did what to what, and which fields differ", async () => {
    const id = await record(cast.ann, {
      action: "silence.update",
      subjectId: "0193a1b2-0000-7000-8000-000000000001",
      before: { name: "New disks", ends_at: new Date("2026-11-20T08:00:00Z"), event_types: ["job.failed"] },
      after: { name: "New disks", ends_at: null, event_types: ["job.failed"] },
    });

    const answer = await send(getEntry, { as: cast.alice, params: { id } });

    expect(answer.result()).toEqual({
      id,
      at: expect.any(String) as string,
      actor: { kind: "user", id: cast.ann.userId, label: cast.ann.actor.label },
      action: "silence.update",
      action_text: "Changed a silence",
      subject_id: "0193a1b2-0000-7000-8000-000000000001",
      subject_label: "New disks",
      changes: [{ path: "ends_at", kind: "changed", before: "2026-11-20T08:00:00.000Z", after: null }],
    });
    expect((await list()).data).toEqual([answer.result()]);
  });

  test("tells what was added and what went, and a rule by its event's name", async () => {
    await record(cast.alice, { action: "api_key.create", after: { name: "CI" } });
    await record(cast.alice, { action: "channel.delete", before: { name: "Ops" } });
    await record(cast.alice, { action: "trigger.delete", subjectId: "job.failed" });

    const { data } = await list();

    expect(data.map(({ subject_label, changes }) => [subject_label, changes])).toEqual([
      ["Job failed", []],
      ["Ops", [{ path: "name", kind: "removed", before: "Ops", after: null }]],
      ["CI", [{ path: "name", kind: "added", before: null, after: "CI" }]],
    ]);
  });

  test("goes page by page from the newest on, without gaps and repetitions", async () => {
    const day = "2026-11-20T10:00:00Z";
    for (let number = 0; number < 7; number += 1)
      await setDay(
        await record(cast.alice, { action: "job.create", after: { name: `Job ${number}` } }),
        number < 4 ? day : `2026-11-2${number - 3}T10:00:00Z`,
      );

    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, cursor: first.next_cursor ?? "" });
    const third = await list({ limit: 3, cursor: second.next_cursor ?? "" });

    const all = [first, second, third].flatMap(({ data }) => data.map(({ subject_label }) => subject_label));
    expect(all).toEqual(["Job 6", "Job 5", "Job 4", "Job 3", "Job 2", "Job 1", "Job 0"]);
    expect(third.next_cursor).toBeNull();
    expect((await send(getList, { as: cast.alice, query: { cursor: "nonsense" } })).status).toBe(400);
  });

  test("is narrowed by noun, action, member, subject and time", async () => {
    await record(cast.alice, { action: "silence.create", subjectId: "one" });
    await record(cast.ann, { action: "silence.end", subjectId: "one" });
    const old = await record(cast.ann, { action: "job.create", subjectId: "two" });
    await setDay(old, "2026-11-01T12:00:00Z");
    await record(cast.alice, { action: "silence_of_lambs.create" });

    expect(await actionsOf({ action: "silence" })).toEqual(["silence.end", "silence.create"]);
    expect(await actionsOf({ action: "job,silence.end" })).toEqual(["silence.end", "job.create"]);
    expect(await actionsOf({ actor: cast.ann.userId })).toEqual(["silence.end", "job.create"]);
    expect(await actionsOf({ subject_id: "two" })).toEqual(["job.create"]);
    expect(await actionsOf({ to: "2026-11-01T12:00:00Z" })).toEqual(["job.create"]);
    expect(await actionsOf({ from: "2026-11-01T12:00:00.001Z", actor: cast.ann.userId })).toEqual([
      "silence.end",
    ]);
    expect((await send(getList, { as: cast.alice, query: { action: "%" } })).status).toBe(400);
  });

  test("counts the last seven days, people and programs apart", async () => {
    await record(cast.alice, { action: "job.create" });
    await record(cast.alice, { action: "job.create" });
    await record(cast.ann, { action: "job.create" });
    await record({ ...cast.ann, actor: { ...cast.ann.actor, kind: "api_key" } }, { action: "job.trigger" });
    await setDay(await record(cast.bob, { action: "preferences.update" }), "2026-01-01T00:00:00Z");
    await record(cast.charlie, { action: "job.create" });

    const { days, entries, people, by_programs } = (await send(getSummary, { as: cast.alice })).result();

    expect({ days, entries, people, by_programs }).toEqual({
      days: 7,
      entries: 4,
      people: 2,
      by_programs: 1,
    });
  });

  test("is a file in which other people's words do nothing in a sheet", async () => {
    await record(cast.alice, {
      action: "channel.update",
      before: { name: '=cmd|"/c calc"', to: ["a@example.org"] },
      after: { name: '=cmd|"/c calc"', to: [], note: "+1" },
    });

    const answer = await send(getExport, { as: cast.alice, query: { action: "channel" } });

    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"/,
    );
    const [header, line] = answer.text.split("\r\n");
    expect(header).toBe("id,at,actor_kind,actor_id,actor,action,action_text,subject_id,subject,changes");
    expect(line).toContain(`,channel.update,Changed a channel,,"'=cmd|""/c calc""",`);
    expect(line).toMatch(/,"note: \+1\nto: \[""a@example\.org""\] → \[\]"$/);
    expect(await linesOf(cast.alice)).toHaveLength(2);
  });

  test("is exported over batches, as far as it may", async () => {
    await query(
      `
INSERT INTO audit_entries (id, organisation_id, actor_kind, actor_label, action, created_at)
SELECT gen_random_uuid(), $1::uuid, 'system', 'Filler', 'job.create',
  timestamptz '2026-01-01' - (i / 3) * interval '1 second'
FROM generate_series(1, 2300) i`,
      [cast.organisationId],
    );

    const ids = (await linesOf(cast.alice)).slice(1).map((line) => line.split(",")[0]);

    expect(new Set(ids).size).toBe(2_300);
    expect(ids).toHaveLength(2_300);
    expect(await linesOf(cast.alice, 1_200)).toHaveLength(1_201);
  });

  test("is for admins, and shows Charlie nothing of ours", async () => {
    const id = await record(cast.alice, { action: "job.create", after: { name: "Ours" } });
    const reader = await makeKeyOf(cast.alice, { scopes: ["read"] });

    expect((await send(getList, { as: cast.ann })).status).toBe(403);
    expect((await send(getExport, { as: cast.ann })).status).toBe(403);
    expect((await send(getSummary, { as: cast.ann })).status).toBe(403);
    expect((await send(getEntry, { as: cast.ann, params: { id } })).status).toBe(403);
    expect((await send(getEntry, { as: cast.charlie, params: { id } })).status).toBe(404);
    expect((await list({}, cast.charlie)).data).toEqual([]);
    expect(await linesOf(cast.charlie)).toHaveLength(1);
    expect((await send(getList, { key: reader })).result().data).toHaveLength(1);
  });
});
