import { expect, it } from "vitest";
import { getCliFile } from "@/lib/schemas/cli";
import {
  openRun,
  putRunStep,
  PutRunStepInput,
  updateRun,
  OpenRunInput,
  UpdateRunInput,
} from "@/lib/schemas/run";
import { reportSnippets } from "./report-snippet";

const origin = "https://runbell.example.org";
const snippets = reportSnippets(origin, "nightly-etl");
const [wrap = "", end = "", steps = ""] = snippets.map(({ text }) => text);

it("fetches the tool from where it is served and wraps a command of the job", () => {
  expect(wrap).toContain(`curl -fsSO ${origin}${getCliFile.path.replace("{file}", "runbell.mjs")}\n`);
  expect(wrap).toContain("node runbell.mjs exec --job nightly-etl -- ");
});

it("calls operations that there are, with bodies that they take", () => {
  const calls = [...`${end}\n${steps}`.matchAll(/-X (\w+) (\S+)[^']*'([^']*)'/g)].map(
    ([, method, address = "", body = ""]) => [
      method,
      address.slice(origin.length),
      JSON.parse(body) as unknown,
    ],
  );
  const pathOf = (path: string, id: string) => path.replace("{id}", id);

  expect(calls.map(([method, path]) => [method, path])).toEqual([
    [openRun.method, openRun.path.replace("{key}", "nightly-etl")],
    [openRun.method, openRun.path.replace("{key}", "nightly-etl")],
    [putRunStep.method, pathOf(putRunStep.path, "$RUN").replace("{name}", "dump")],
    [updateRun.method, pathOf(updateRun.path, "$RUN")],
  ]);
  const schemas = [OpenRunInput, OpenRunInput, PutRunStepInput, UpdateRunInput];
  schemas.forEach((schema, index) =>
    expect(schema.safeParse(calls[index]?.[2])).toMatchObject({ success: true }),
  );
});
