import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { data, garbage, tameTemplate, wildTemplate } from "./attacks/grammar";
import type { ContentType } from "./content-type";
import { TemplateError } from "./error";
import { maxOutputLength } from "./limits";
import { renderTemplate, type Rendering } from "./render";

/** RUNBELL_FUZZ_SEED tries other templates; a failure prints the seed that it came from. */
const seed = Number(process.env.RUNBELL_FUZZ_SEED ?? 20_261_121);
const check = <Values extends unknown[]>(property: fc.IProperty<Values>, numRuns: number) =>
  fc.assert(property, { seed, numRuns });

/** What rendering gives, or null when the template is refused. Whatever else is thrown fails the test. */
function attempt(source: string, context: unknown, contentType: ContentType): Rendering | null {
  try {
    return renderTemplate(source, context, { contentType, deadlineMs: 60_000 });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    expect(error.message).toMatch(/\S/);
    expect(Math.min(error.line, error.column)).toBeGreaterThanOrEqual(1);
    return null;
  }
}

const kinds = ["html", "json", "plain"] as const;
const types: ContentType[] = [
  "html",
  "text",
  "slack",
  "teams",
  "json",
  "slack-blocks",
  "teams-card",
  "header",
];

describe("Any template with any data", () => {
  it("is rendered or refused, the same each time, within its limits", () => {
    const source = fc.oneof(...kinds.flatMap((kind) => [wildTemplate(kind), tameTemplate(kind)]), garbage);
    check(
      fc.property(source, data, fc.constantFrom(...types), (text, context, contentType) => {
        const rendering = attempt(text, context, contentType);
        expect(attempt(text, context, contentType)).toEqual(rendering);
        expect(rendering?.output.length ?? 0).toBeLessThanOrEqual(maxOutputLength);
      }),
      1_200,
    );
  });

  it("never makes a tag, a script address or an attribute of data in HTML", () => {
    check(
      fc.property(tameTemplate("html"), data, (source, context) => {
        const output = attempt(source, context, "html")?.output ?? "";
        expect(output).not.toContain("<mark-xyz");
        expect(output).not.toMatch(/(?:href|src)=["']?\s*javascript:/i);
      }),
      1_200,
    );
  });

  it.each(["json", "slack-blocks", "teams-card"] as const)(
    "gives JSON, or says why not, in %s",
    (contentType) => {
      check(
        fc.property(tameTemplate("json"), data, (source, context) => {
          const output = attempt(source, context, contentType)?.output;
          if (output !== undefined) JSON.parse(output);
        }),
        600,
      );
    },
  );

  it("gives one line in a header", () => {
    check(
      fc.property(tameTemplate("plain"), data, (source, context) => {
        expect(attempt(source, context, "header")?.output ?? "").not.toMatch(
          /[\r\n\u2028\u2029\u0000-\u001f]/,
        );
      }),
      500,
    );
  });

  it.each(["slack", "slack-blocks"] as const)("mentions nobody in %s", (contentType) => {
    check(
      fc.property(tameTemplate(contentType === "slack" ? "plain" : "json"), data, (source, context) => {
        const output = attempt(source, context, contentType)?.output ?? "";
        const texts = contentType === "slack" || output === "" ? [output] : textsOf(JSON.parse(output));
        for (const text of texts) expect(text).not.toMatch(/<!channel|<@U1/);
      }),
      500,
    );
  });
});

/** The texts of a document, without the names and addresses in it, which nobody reads. */
function textsOf(value: unknown, name = ""): string[] {
  if (typeof value === "string") return name === "url" ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, Array.isArray(value) ? "" : key));
}
