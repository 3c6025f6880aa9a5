import { describe, expect, it } from "vitest";
import { sampleContext } from "@/lib/templates/context";
import { variableGroups } from "./palette-entries";
import { searchEntries } from "./search-entries";

const groups = variableGroups(sampleContext);
const found = (search: string) =>
  searchEntries(groups, search).flatMap(({ entries }) => entries.map(({ id }) => id));

describe("variableGroups", () => {
  it("shows the values of the context, its steps and its own variables", () => {
    const all = new Map(groups.flatMap(({ entries }) => entries.map(({ id, value }) => [id, value])));
    expect(all.get("job.name")).toBe("nightly-etl");
    expect(all.get("steps['load-warehouse'].status")).toBe("failed");
    expect(all.get("vars.team")).toBe("Data platform");
  });
});

describe("searchEntries", () => {
  it("finds every word in name or description", () => {
    expect(found("load output")).toContain("steps['load-warehouse'].output");
    expect(found("took")).toContain("job.execution_time_ms");
    expect(found("no such variable")).toEqual([]);
  });

  it("puts names that begin with the word before those that hold it", () => {
    const entries = ["job.is_status_ok", "job.status_word", "job.status"].map((label) => ({
      id: label,
      label,
      description: "",
    }));
    const [group] = searchEntries([{ label: "Job", entries }], "status");
    expect(group?.entries.map(({ id }) => id)).toEqual(["job.status", "job.status_word", "job.is_status_ok"]);
  });

  it("leaves the groups as they are without a search", () => {
    expect(searchEntries(groups, "  ")).toEqual(groups);
  });
});
