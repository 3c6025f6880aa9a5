import { describe, expect, test } from "vitest";
import { mailPresetDetails, mailPresets } from "@/lib/core/mail-presets";
import type { JsonObject } from "@/lib/schemas/field";
import { readImport } from "@/lib/services/settings/read-import";
import { sampleContext } from "@/lib/templates/context";
import { renderMessage } from "@/lib/templates/message";
import { codeBlocksOf, readDocument, sectionOf } from "./markdown.fixture";

const guide = readDocument("docs/providers.md");

function jsonOf(section: string): JsonObject[] {
  return codeBlocksOf(sectionOf(guide, section)).flatMap(({ language, text }) =>
    language === "json" ? [JSON.parse(text) as JsonObject] : [],
  );
}

/** The keys of a document at every depth, of a list those of its first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== "object" || value === null) return "value";
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}

describe("docs/providers.md", () => {
  test.each(mailPresets.filter((preset) => preset !== "custom"))(
    "has a section about %s with the host that the form fills in",
    (preset) => {
      const { host, label, username } = mailPresetDetails[preset];
      const inTable = ["mailgun", "postmark", "resend"].includes(preset);
      const section = sectionOf(guide, inTable ? "Mailgun, Postmark, Resend" : label);
      expect(section).toContain(host);
      expect(section).toContain(username ?? "");
    },
  );

  test("shows settings that are taken as they stand", () => {
    const documents = [...jsonOf("Mail"), ...jsonOf("Slack")];
    expect(documents.length).toBeGreaterThan(4);
    for (const document of documents) expect(readImport(document).notes).toEqual([]);
  });

  test("shows the body of a webhook as it is sent", () => {
    const [shown] = jsonOf("Webhooks");
    const { payload } = renderMessage("webhook", null, sampleContext, { eventType: "job.failed" });
    expect(shapeOf(withoutDetails(shown))).toEqual(shapeOf(withoutDetails(payload)));
  });
});

/** What a program said of its event has no form of its own. */
function withoutDetails(body: unknown): unknown {
  const { data, ...rest } = body as { data: { event: object } };
  return { ...rest, data: { ...data, event: { ...data.event, details: null } } };
}
