import { describe, expect, test } from "vitest";
import { NotifyConditionalConfig } from "@/lib/core/step";
import type { JsonObject } from "@/lib/schemas/field";
import { addBranch, branchesIn, moved, otherwiseIn, withBranches, withOtherwise } from "./branch-values";
import { actionsWords, branchesWords } from "./branch-words";

const mail = { recipients: ["ada@example.org"], subject_template: "s", body_template: "b" };
const config: JsonObject = {
  branches: [
    {
      name: "Bad",
      condition: "job.failed_steps|default(0, true) > 1",
      notify: [
        { type: "notify.email", config: mail },
        { type: "notify.email", config: mail },
        { type: "notify.slack", config: { channel_id: "0190a6f2-4c11-7d3e-9b52-6f1d2f8c0a01" } },
      ],
    },
    { condition: "steps.load.status == 'failed'", notify: [{ type: "notify.email", config: mail }] },
  ],
  otherwise: [{ type: "notify.webhook", config: { recipients: ["ada@example.org"] } }],
  send_on: ["failure"],
};

describe("branches", () => {
  test("come back as they were", () => {
    const branches = branchesIn(config);

    expect(branches.map(({ name, notify }) => [name, notify.length])).toEqual([
      ["Bad", 3],
      ["", 1],
    ]);
    expect(withOtherwise(withBranches(config, branches), otherwiseIn(config))).toEqual(config);
    expect(NotifyConditionalConfig.safeParse(config).success).toBe(true);
  });

  test("begin with one that says nothing yet", () => {
    const blank = { name: "", condition: "", notify: [] };

    expect(branchesIn({})).toEqual([blank]);
    expect(addBranch([blank])).toHaveLength(2);
    expect(withBranches({}, [blank])).toEqual({ branches: [{ condition: "", notify: [] }] });
    expect(withOtherwise({ otherwise: [{ type: "notify.email", config: {} }] }, [])).toEqual({});
  });

  test("are read as far as they can be", () => {
    expect(branchesIn({ branches: [{ condition: 1, notify: [{ type: "wait", config: {} }, "x"] }] })).toEqual(
      [{ name: "", condition: "1", notify: [] }],
    );
  });

  test("are moved", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
  });

  test("are said in words", () => {
    expect(branchesWords(branchesIn(config), otherwiseIn(config))).toBe(
      "If failed steps is more than 1, it sends 2 mails and a Slack message. " +
        "Otherwise, if status of step load is failed, it sends a mail. Otherwise it sends a webhook call.",
    );
    expect(branchesWords(branchesIn({}), [])).toBe(
      "If … (say when), it sends nothing. Otherwise it sends nothing.",
    );
    expect(actionsWords([])).toBe("nothing");
  });
});
