import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { auditNouns, explainAuditAction } from "./audit-action";

/** The actions that our own code writes, as far as they stand in it as text. */
function writtenActions(): string[] {
  const lib = join(import.meta.dirname, "..");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(path),
  );
  const found = files.flatMap((path) => [
    ...readFileSync(join(lib, path), "utf8").matchAll(/\baction: "([a-z_]+\.[a-z_]+)"/g),
  ]);
  return [...new Set(found.map(([, action = ""]) => action))];
}

describe("an action of the audit trail", () => {
  test.each([
    ["silence.update", "Changed a silence"],
    ["escalation_policy.create", "Added an escalation policy"],
    ["api_key.revoke", "Revoked an API key"],
    ["settings.import", "Imported the settings"],
    ["root_settings.update", "Changed the root settings"],
    ["trigger.put", "Set a rule"],
    ["worker.stop", "Paused the workers"],
    ["identity.link", "Linked their account with single sign-on"],
    ["odd_thing.turn_round", "Odd thing: turn round"],
    ["constructor.toString", "Constructor: toString"],
  ])("%s is “%s”", (action, text) => {
    expect(explainAuditAction(action)).toBe(text);
  });

  test("has words of its own, whichever we write", () => {
    const actions = writtenActions();

    expect(actions.length).toBeGreaterThan(40);
    for (const action of actions) {
      expect(Object.keys(auditNouns), action).toContain(action.split(".")[0]);
      expect(explainAuditAction(action), action).not.toContain(":");
    }
  });
});
