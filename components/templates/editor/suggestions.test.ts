import { describe, expect, it } from "vitest";
import { sampleContext } from "@/lib/templates/context";
import { suggestionsAt } from "./suggestions";
import { vocabularyOf } from "./vocabulary";

const vocabulary = vocabularyOf(sampleContext, [{ name: "signature" }]);
const labels = (before: string, isAsked = false) =>
  suggestionsAt(before, vocabulary, isAsked)?.options.map(({ label }) => label);

describe("suggestionsAt", () => {
  it("is silent outside of tags, in comments and in closed tags", () => {
    for (const before of ["job.na", "{{ job.name }} jo", "{# {{ job.", "{% if job %} jo"])
      expect(suggestionsAt(before, vocabulary)).toBeNull();
  });

  it("offers the variables of the context once a word is begun", () => {
    expect(labels("{{ ")).toBeUndefined();
    expect(labels("{{ jo")).toContain("job");
    expect(labels("{{ ", true)).toContain("notification");
  });

  it("shows the values of the context and what they are", () => {
    const found = suggestionsAt("{{ job.", vocabulary)?.options.find(({ label }) => label === "name");
    expect(found).toMatchObject({ detail: "nightly-etl", info: "Name of the job" });
  });

  it("goes down any path, through quoted names too", () => {
    expect(labels("{{ job.created_by.")).toContain("email");
    expect(labels("{{ steps['load-warehouse'].out")).toContain("output");
  });

  it("puts names that need quotes into brackets, instead of the dot", () => {
    const found = suggestionsAt("{{ steps.", vocabulary)?.options ?? [];
    expect(found.find(({ label }) => label === "['load-warehouse']")).toMatchObject({ takes: 1 });
    expect(found.find(({ label }) => label === "transform")?.takes).toBeUndefined();
  });

  it("quotes what the language would read as something else", () => {
    const odd = vocabularyOf({ steps: { "it's": {}, items: {} } }, []);
    const found = suggestionsAt("{{ steps.", odd)?.options.map(({ label }) => label);
    expect(found).toEqual(['["it\'s"]', "['items']"]);
  });

  it("offers names of steps inside the quotes, and begins where they begin", () => {
    const before = "{{ steps['load";
    const found = suggestionsAt(before, vocabulary);
    expect(found?.from).toBe(before.length - "load".length);
    expect(found?.options.map(({ label }) => label)).toContain("load-warehouse");
  });

  it("knows names that a loop or set gives, with the value of the first turn", () => {
    const loop = "{% for name, step in steps.items() %}{{ ";
    expect(labels(`${loop}step.`)).toContain("execution_time_ms");
    expect(suggestionsAt(`${loop}na`, vocabulary)?.options[0]).toMatchObject({
      label: "name",
      detail: "extract-orders",
    });
    expect(labels(`${loop}loop.`)).toContain("index");
    expect(labels("{% set run = job %}{{ run.")).toContain("status");
  });

  it("offers filters after |, tests after is, tags at the beginning", () => {
    expect(labels("{{ job.name | up")).toContain("upper");
    expect(labels("{% if job is def")).toContain("defined");
    expect(labels("{% if job is not ")).toContain("defined");
    expect(labels("{% fo")).toContain("for");
    expect(labels("{%- ")).toContain("if");
  });

  it("offers the organisation's parts where one is named", () => {
    for (const before of ["{% include '", '{% extends "sig', "{% import 'sig"])
      expect(labels(before)).toEqual(["signature"]);
    expect(suggestionsAt("{{ 'sig", vocabulary)).toBeNull();
  });
});
