import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as restore from "@/app/api/v1/notification-templates/[id]/versions/[version]/restore/route";
import * as version from "@/app/api/v1/notification-templates/[id]/versions/[version]/route";
import * as versions from "@/app/api/v1/notification-templates/[id]/versions/route";
import { makeCast, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";
import { change, create, read, remove } from "./templates.fixture";

describeWithDatabase("versions of a template", (db) => {
  let cast: Cast;
  let id: string;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    ({ id } = await create(cast.ann, { name: "A", html_template: "<p>1</p>", note: "First" }));
  });

  const list = async (as: CastMember = cast.bob) =>
    (await send(versions.GET, { as, params: { id } })).result().data;
  const bring = (number: number, as: CastMember = cast.ann) =>
    send(restore.POST, { as, params: { id, version: String(number) } });

  it("come of changed content only", async () => {
    const again = (await change(cast.ann, id, { html_template: "<p>1</p>", note: "Nothing new" })).result();
    const renamed = (
      await change(cast.ann, id, {
        name: "B",
        description: "d",
        default_config: { recipients: ["a@example.org"] },
      })
    ).result();
    const published = (await change(cast.alice, id, { html_template: "<p>2</p>", note: "Second" })).result();

    expect([again.version, renamed.version, published.version]).toEqual([1, 1, 2]);
    expect(await list()).toMatchObject([
      { version: 2, note: "Second", created_by: { name: "Alice" }, restored_from: null },
      { version: 1, note: "First", created_by: { name: "Ann" } },
    ]);
    const actions = await db().prisma.auditEntry.findMany({
      where: { action: "template.update" },
      orderBy: { createdAt: "asc" },
    });
    expect(actions).toMatchObject([
      { before: { name: "A", version: 1 }, after: { name: "B", version: 1 } },
      { before: { version: 1 }, after: { version: 2, changed: ["html_template"] } },
    ]);
  });

  it("stay as they were", async () => {
    await change(cast.ann, id, { html_template: "<p>2</p>", subject_template: "s" });

    const first = await send(version.GET, { as: cast.bob, params: { id, version: "1" } });
    expect(first.result()).toMatchObject({
      version: 1,
      html_template: "<p>1</p>",
      body_template: "<p>1</p>",
      subject_template: "",
    });
    for (const missing of ["3", "0", "x"])
      expect((await send(version.GET, { as: cast.bob, params: { id, version: missing } })).status).toBe(404);
  });

  it("are refused when somebody else was faster, who is named", async () => {
    await change(cast.alice, id, { html_template: "<p>2</p>" });
    const late = await change(cast.ann, id, { html_template: "<p>mine</p>", expected_version: 1 });

    expect(late.status).toBe(409);
    expect(late.problem().detail).toMatch(
      /^Alice published version 2 on \d{4}-\d\d-\d\d \d\d:\d\d UTC; you started from version 1\.$/,
    );
    expect(late.problem().errors).toMatchObject([{ pointer: "/expected_version" }]);
    expect((await read(cast.ann, id)).html_template).toBe("<p>2</p>");
    const current = { html_template: "<p>3</p>", expected_version: 2 };
    expect((await change(cast.ann, id, current)).result().version).toBe(3);
  });

  it("that are published at the same time are all there, or one is told of the other", async () => {
    const free = await Promise.all(
      ["a", "b", "c"].map((text) => change(cast.ann, id, { html_template: `<p>${text}</p>` })),
    );
    const race = await Promise.all(
      ["d", "e"].map((text) =>
        change(cast.ann, id, { html_template: `<p>${text}</p>`, expected_version: 4 }),
      ),
    );

    expect(free.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(race.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await list()).map((row) => row.version)).toEqual([5, 4, 3, 2, 1]);
  });

  it("are brought back as a new one", async () => {
    await change(cast.ann, id, { html_template: "<p>2</p>", slack_template: "x" });
    const restored = (await bring(1, cast.alice)).result();

    expect(restored).toMatchObject({ version: 3, html_template: "<p>1</p>", slack_template: null });
    expect((await list())[0]).toMatchObject({
      version: 3,
      note: "Version 1 again",
      restored_from: 1,
      created_by: { name: "Alice" },
    });
    expect((await bring(1)).result().version).toBe(3);
    expect((await bring(9)).status).toBe(404);
    const entry = await db().prisma.auditEntry.findFirst({ where: { action: "template.restore" } });
    expect(entry).toMatchObject({ before: { version: 2 }, after: { version: 3, restored_from: 1 } });
  });

  it("are not brought back when they would not work any more", async () => {
    const part = await create(cast.ann, {
      name: "footer",
      notification_type: "partial",
      html_template: "<p>bye</p>",
    });
    await change(cast.ann, id, { html_template: "{% include 'footer' %}" });
    await change(cast.ann, id, { html_template: "<p>3</p>" });
    await remove(cast.ann, part.id);
    const refused = await bring(2);

    expect(refused.status).toBe(422);
    expect(refused.problem().errors).toMatchObject([{ pointer: "/html_template" }]);
    expect((await read(cast.ann, id)).version).toBe(3);
  });

  it("are read by members, and brought back by authors only", async () => {
    await change(cast.ann, id, { html_template: "<p>2</p>" });

    expect((await bring(1, cast.bob)).status).toBe(403);
    expect(await list(cast.bob)).toHaveLength(2);
  });

  it("are not there for Charlie", async () => {
    const as = cast.charlie;

    expect((await send(versions.GET, { as, params: { id } })).status).toBe(404);
    expect((await send(version.GET, { as, params: { id, version: "1" } })).status).toBe(404);
    expect((await bring(1, as)).status).toBe(404);
  });
});
