import { beforeEach, expect, test } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { makeAcme } from "./people.fixture";
import { recordEvent } from "./record-event";

describeWithDatabase("what a trigger's template attaches", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  const attached = async (attachments: object[]) => {
    const { organisationId, job } = acme;
    const template = await makeTemplate(organisationId, { defaultConfig: { attachments } });
    await makeTrigger(organisationId, "job.failed", { templateId: template.id });
    await withTransaction((tx) => recordEvent(tx, { organisationId, type: "job.failed", jobId: job.id }));
    const row = await database().prisma.notification.findFirstOrThrow();
    return { row, version: template.versions[0] };
  };

  test("goes along, under the names that the event's context gives", async () => {
    const { row, version } = await attached([
      { type: "job_log", filename: "{{ job.key }}.log" },
      { type: "result_file", name: "{{ job.key }}-*.csv" },
    ]);

    expect(row.templateVersionId).toBe(version?.id);
    expect(row.attachments).toEqual([
      { type: "job_log", filename: "backup.log" },
      { type: "result_file", name: "backup-*.csv" },
    ]);
  });

  test("keeps the name of a file that the context gives no name, so that it is missed by one", async () => {
    const { row } = await attached([{ type: "result_file", name: "{{ vars.report }}" }]);

    expect(row.attachments).toEqual([{ type: "result_file", name: "{{ vars.report }}" }]);
  });

  test("keeps a name that cannot be rendered as it was written", async () => {
    const { row } = await attached([{ type: "job_log", filename: "{{ job.key | nosuch }}" }]);

    expect(row).toMatchObject({
      state: "queued",
      attachments: [{ type: "job_log", filename: "{{ job.key | nosuch }}" }],
    });
  });
});
