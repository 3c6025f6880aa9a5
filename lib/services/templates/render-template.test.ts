import { beforeEach, expect, test } from "vitest";
import { NotFoundError } from "@/lib/core/errors";
import { RenderTemplateInput } from "@/lib/schemas/template-rendering";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRun, makeRunStep } from "@/lib/testing/factories/runs";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { makeVariable } from "@/lib/testing/factories/variables";
import type { Actor } from "@/lib/core/actor";
import { makePeople } from "../people.fixture";
import { renderTemplatePreview } from "./render-template";

describeWithDatabase("renderTemplatePreview", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const render = (fields: object, actor: Actor = people.bob) =>
    renderTemplatePreview({ actor, input: RenderTemplateInput.parse(fields) });

  test("renders with the sample run", async () => {
    expect(
      await render({
        subject_template: "{{ job.name }}\nfailed",
        body_template: "<b>{{ job.status | upper }}</b>",
      }),
    ).toEqual({ subject: "nightly-etl failed", body: "<b>FAILED</b>", warnings: [] });
  });

  test("escapes as the content type asks", async () => {
    const context = { vars: { text: "<b>&" } };
    const body = async (content_type: string) =>
      (await render({ body_template: "{{ vars.text }}", content_type, context })).body;

    expect(await body("html")).toBe("&lt;b&gt;&amp;");
    expect(await body("text")).toBe("<b>&");
    expect(await body("slack")).toBe("&lt;b&gt;&amp;");
  });

  test("puts the caller's values over the sample's, field by field", async () => {
    const body_template = "{{ job.name }} {{ job.status }} {{ mine }}";

    expect(
      await render({ body_template, content_type: "text", context: { job: { name: "X" }, mine: 1 } }),
    ).toMatchObject({
      body: "X failed 1",
      subject: null,
    });
  });

  test("renders with a run of the organisation", async () => {
    const run = await makeRun(await makeJob(people.acme, { name: "Backup" }), { status: "timed_out" });
    await makeRunStep(run.id, { name: "copy", status: "failed", errorMessage: "no space" });

    const { body } = await render({
      body_template: "{{ job.name }} {{ job.status }}: {{ steps['copy'].error_message }}",
      content_type: "text",
      run_id: run.id,
    });

    expect(body).toBe("Backup timed_out: no space");
  });

  test("finds the organisation's parts, each content type its own body of them", async () => {
    const version = {
      bodyTemplate: "<hr>",
      textTemplate: "---",
      slackTemplate: "_bye_",
      webhookTemplate: '"bye"',
    };
    await makeTemplate(people.acme, { name: "end", notificationType: "partial", version });
    await makeTemplate(people.acme, { name: "no part" });
    const body = async (content_type: string) =>
      (await render({ body_template: "{% include 'end' %}", content_type })).body;

    expect(await body("html")).toBe("<hr>");
    expect(await body("text")).toBe("---");
    expect(await body("slack")).toBe("_bye_");
    expect(await body("json")).toBe('"bye"');
    await expect(body("teams")).rejects.toMatchObject({ code: "unprocessable" });
    await expect(render({ body_template: "{% include 'no part' %}" })).rejects.toMatchObject({
      code: "unprocessable",
    });
  });

  test("says in which part a fault is", async () => {
    const version = { bodyTemplate: "<p>\n{{ 1 / 0 }}" };
    await makeTemplate(people.acme, { name: "end", notificationType: "partial", version });

    await expect(render({ body_template: "{% include 'end' %}" })).rejects.toMatchObject({
      issues: [
        {
          pointer: "/body_template",
          detail: expect.stringMatching(/^line 2, column \d+ of “end”: /) as string,
        },
      ],
    });
  });

  test("knows the organisation's variables and brand", async () => {
    await makeVariable(people.acme, { name: "team", value: "Ops" });

    expect(
      await render({
        body_template: "{{ vars.team }} {{ brand.name }} {{ org.name }}",
        content_type: "text",
      }),
    ).toMatchObject({ body: "Ops Acme Acme", warnings: [] });
  });

  test("takes a source that starts with a bracket as the text that it is", async () => {
    expect(
      (await render({ body_template: "[{{ job.status }}] {{ job.name }}", content_type: "slack" })).body,
    ).toBe("[failed] nightly-etl");
  });

  test("warns of names that are unknown", async () => {
    const { warnings } = await render({
      subject_template: "{{ jub.name }}",
      body_template: "\n{{ job.nome }}",
    });

    expect(warnings).toMatchObject([
      { field: "subject_template", line: 1 },
      { field: "body_template", line: 2 },
    ]);
  });

  test.each([
    [{ body_template: "a\n{{ job.name" }, "/body_template", /^line 2, column \d+: /],
    [
      { subject_template: "{% nonsense %}", body_template: "x" },
      "/subject_template",
      /^line 1, column \d+: /,
    ],
    [
      { body_template: "{% for i in range(1000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}" },
      "/body_template",
      /line/,
    ],
  ])("tells where a template is broken: %j", async (fields, pointer, detail) => {
    await expect(render(fields)).rejects.toMatchObject({
      code: "unprocessable",
      issues: [{ pointer, detail: expect.stringMatching(detail) as string }],
    });
  });

  test("lets only authors leave values unescaped", async () => {
    const fields = { body_template: "{{ '<b>' | safe }}" };

    await expect(render(fields)).rejects.toMatchObject({ code: "unprocessable" });
    expect((await render(fields, people.ann)).body).toBe("<b>");
  });

  test("Charlie finds no run and no part of ours", async () => {
    const run = await makeRun(await makeJob(people.acme));

    await makeTemplate(people.acme, { name: "end", notificationType: "partial" });

    await expect(render({ body_template: "x", run_id: run.id }, people.charlie)).rejects.toThrow(
      NotFoundError,
    );
    await expect(render({ body_template: "{% include 'end' %}" }, people.charlie)).rejects.toMatchObject({
      code: "unprocessable",
    });
  });
});
