import { describe, expect, it } from "vitest";
import { filterInsertion, openTagAt, variableInsertion } from "./insertion";

describe("openTagAt", () => {
  it("tells in which tag a place is", () => {
    expect(openTagAt("a {{ b")).toBe("output");
    expect(openTagAt("a {% if b")).toBe("statement");
    expect(openTagAt("a {{ b }} c")).toBeNull();
    expect(openTagAt("a {# {{ b")).toBeNull();
    expect(openTagAt("a {# {{ #}{{ b")).toBe("output");
    expect(openTagAt("a {# b")).toBeNull();
  });
});

describe("variableInsertion", () => {
  it("writes a tag around a variable, but not inside of one", () => {
    expect(variableInsertion("Hello ", "job.name")).toBe("{{ job.name }}");
    expect(variableInsertion("{% if ", "job.name")).toBe("job.name");
  });
});

describe("filterInsertion", () => {
  it("writes the sign where there is none yet", () => {
    expect(filterInsertion("{{ job.name", "upper")).toBe(" | upper");
    expect(filterInsertion("{{ job.name ", "upper")).toBe("| upper");
    expect(filterInsertion("{{ job.name |", "upper")).toBe(" upper");
    expect(filterInsertion("{{ job.name | ", "upper")).toBe("upper");
  });

  it("writes a whole tag outside of one", () => {
    expect(filterInsertion("", "upper")).toBe("{{ value | upper }}");
  });
});
