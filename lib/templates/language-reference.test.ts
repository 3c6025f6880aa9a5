import { describe, expect, it } from "vitest";
import { languageReference } from "./language-reference";
import { library } from "./library";
import { renderTemplate } from "./render";

const words = (names: Iterable<string>) =>
  Array.from(names)
    .filter((name) => /^\w+$/.test(name))
    .sort();

describe("The reference of the language", () => {
  it.each([
    ["filters", library.filters],
    ["tests", library.tests],
    ["functions", library.functions],
  ] as const)("has each of the %s, once", (kind, names) => {
    expect(languageReference[kind].map(({ name }) => name)).toEqual(words(names.keys()));
  });

  it.each(Object.values(languageReference).flat())("has an example of $name that renders", (entry) => {
    const { output } = renderTemplate(
      entry.example,
      { job: { name: "load" } },
      { contentType: "html", deadlineMs: 60_000 },
    );

    expect(entry.example).toContain(entry.name);
    expect(entry.signature).toContain(entry.name);
    expect(entry.description).toMatch(/^[A-Z].*\.$/);
    if (!/ignore missing|unused|extends/.test(entry.example)) expect(output).not.toBe("");
  });

  it("names each tag that begins or ends something", () => {
    const tags = languageReference.tags.map(({ name }) => name);
    for (const tag of ["if", "for", "set", "with", "filter", "raw", "macro", "call", "block"]) {
      expect(tags).toEqual(expect.arrayContaining([tag, `end${tag}`]));
    }
  });
});
