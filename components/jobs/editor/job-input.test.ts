import { describe, expect, test } from "vitest";
import { changeSentence, changeWords } from "./change-words";
import { followStored, isBehind, openDraft, readDraft } from "./draft-state";
import { blankDraft, type JobDraft } from "./job-draft";
import { changedFields, checkDraft, updateOf } from "./job-input";
import { newParameter } from "./parameter-draft";
import { startingDraft, startNames } from "./starting-points";
import { newStep } from "./step-list";

const wait = { ...newStep("a", "wait", []), name: "Wait a little" };
const base: JobDraft = { ...blankDraft("UTC"), name: "Nightly", steps: [wait] };

describe("a draft as the API takes it", () => {
  test("becomes a job; what is not chosen is not sent", () => {
    const { definition } = checkDraft(base);

    expect(definition).toMatchObject({ name: "Nightly", kind: "builtin", schedule: null, target: null });
    expect(definition?.steps).toEqual([
      { name: "Wait a little", type: "wait", config: { seconds: 30 }, on_error: "fail_job", enabled: true },
    ]);
  });

  test("what is wrong is told as sentences at its places", () => {
    const steps = [wait, { ...newStep("b", "http.request", []), name: "Wait a little" }];
    const parameters = [{ ...newParameter("p"), name: "day", type: "json" as const, default_text: "{" }];
    const { definition, problems } = checkDraft({ ...base, name: " ", steps, parameters });

    expect(definition).toBeNull();
    expect(Object.fromEntries(problems)).toEqual({
      name: "Must not be empty.",
      "steps.1.config.url": "Must be an http or https address.",
      "parameters.0.default": "Is no JSON.",
    });
  });

  test("a reported job needs no steps and sends none", () => {
    expect(checkDraft({ ...base, kind: "reported" }).definition?.steps).toEqual([]);
  });

  test("only what changed is sent, and what was taken away as null", () => {
    const stored = { ...base, description: "Old", schedule: { ...base.schedule, mode: "cron" as const } };
    const draft = { ...stored, description: "", schedule: { ...base.schedule, mode: "off" as const } };
    const { definition } = checkDraft(draft);

    expect(changedFields(stored, draft)).toEqual(["description", "schedule"]);
    expect(definition && updateOf(definition, changedFields(stored, draft))).toEqual({
      description: null,
      schedule: null,
    });
  });
});

test("a starting point is whole but for what only its author can know", () => {
  const missing = startNames.map((name) => [
    name,
    [...checkDraft(startingDraft(name, "UTC")).problems.keys()],
  ]);

  expect(Object.fromEntries(missing)).toEqual({
    blank: ["name", "steps"],
    reported: ["name"],
    check: ["steps.0.config.url"],
    nightly: ["steps.0.config.command"],
    "status-email": ["steps.0.config.url"],
  });
});

describe("the words of the save bar", () => {
  test("count the steps and name the fields", () => {
    const other = { ...newStep("b", "wait", [wait]), config: { seconds: 5 } };
    const schedule = { ...base.schedule, mode: "every" as const };

    expect(changeWords(base, { ...base, schedule, steps: [other, { ...wait, enabled: false }] })).toEqual([
      "1 step added",
      "1 step changed",
      "schedule added",
    ]);
    expect(changeWords({ ...base, steps: [wait, other] }, { ...base, steps: [other, wait] })).toEqual([
      "order of the steps changed",
    ]);
    expect(changeWords(base, base)).toEqual([]);
  });

  test("leave out what would be too many", () => {
    expect(changeSentence(["a changed", "b changed", "c changed", "d changed", "e changed"])).toBe(
      "A changed, b changed, c changed and 2 more",
    );
  });
});

describe("a draft in the browser", () => {
  const stored = { version: "1", draft: base };
  const kept = { version: "1", savedAt: "2026-11-21T00:00:00Z", base, draft: { ...base, name: "Mine" } };

  test("comes back when it differs from what is stored", () => {
    expect(openDraft(kept, stored)).toMatchObject({ draft: { name: "Mine" }, restoredAt: kept.savedAt });
    expect(openDraft({ ...kept, draft: base }, stored).restoredAt).toBeNull();
    expect(readDraft(JSON.stringify(kept))).toEqual(kept);
    expect(readDraft('{"draft":{}}')).toBeNull();
  });

  test("stays when somebody else saves, and says so; an untouched one follows", () => {
    const newer = { version: "2", draft: { ...base, name: "Theirs", description: "Theirs" } };
    const touched = followStored(openDraft(kept, stored), newer);

    expect(touched.draft).toMatchObject({ name: "Mine", description: "Theirs" });
    expect(isBehind(touched)).toBe(true);
    expect(followStored(openDraft(null, stored), newer).draft.name).toBe("Theirs");
  });
});
