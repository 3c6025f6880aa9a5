import { asRoot } from "./settings/settings.fixture";
import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import type { JsonObject } from "@/lib/schemas/field";
import { CreateTemplateInput, type TemplateView } from "@/lib/schemas/template";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { exportSettings } from "./settings/export-settings";
import { getEffectiveSettings } from "./settings/get-effective-settings";
import { importSettings } from "./settings/import-settings";
import { createTemplate } from "./templates/create-template";
import { renderTemplatePreview } from "./templates/render-template";

// Those of jobs: jobs/import-jobs.test.ts.

const settings = filesOf("settings");
// A template that includes another one is made after it.
const templates = filesOf("templates").sort(([a]) => (a.startsWith("signature") ? -1 : 1));

function filesOf(folder: string): [name: string, document: JsonObject][] {
  return readdirSync(`examples/${folder}`).map((name) => [
    name,
    JSON.parse(readFileSync(`examples/${folder}/${name}`, "utf8")) as JsonObject,
  ]);
}

/** The bodies of a template, by the content type that each is rendered as. */
function bodiesOf(template: TemplateView) {
  return [
    ["html", template.html_template],
    ["text", template.text_template],
    ["text", template.sms_template],
    // Block Kit is JSON, mrkdwn is not.
    [template.slack_template?.startsWith("{\n") ? "json" : "slack", template.slack_template],
    ["teams", template.teams_template],
    ["json", template.webhook_template],
  ] as const;
}

describeWithDatabase("examples", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  test.each(settings)("of settings are taken as they stand: %s", async (_, document) => {
    const actor = asRoot(cast.alice.actor);
    for (const kind of ["root", "organisation"] as const) {
      const result = await importSettings({ actor, kind, input: { document, dry_run: false } });

      expect(result.applied).toBe(true);
      expect(result.notes.filter((note) => note.includes("left out"))).toEqual([]);
      const { org_slug: _, ...fields } = document;
      expect(await exportSettings({ actor, kind })).toMatchObject(fields);
    }
    const { data } = await getEffectiveSettings({ actor });
    expect(data.find(({ path }) => path === "event_triggers")?.source).toBe("organisation");
  });

  test("of templates are made as they stand, the parts first, and say something on each channel", async () => {
    const { actor } = cast.ann;
    const made: TemplateView[] = [];
    for (const [, document] of templates)
      made.push(await createTemplate({ actor, input: CreateTemplateInput.parse(document) }));

    expect(made.map(({ name }) => name)).toEqual(templates.map(([, { name }]) => name));
    for (const template of made)
      for (const [contentType, source] of bodiesOf(template)) {
        if (source === null) continue;
        const input = {
          subject_template: template.subject_template,
          body_template: source,
          content_type: contentType,
        };
        const { body, warnings } = await renderTemplatePreview({ actor, input });

        expect([template.name, contentType, warnings]).toEqual([template.name, contentType, []]);
        expect(contentType === "json" ? JSON.parse(body) : body).toBeTruthy();
      }
  });
});
