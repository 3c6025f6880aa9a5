import { describe, expect, test } from "vitest";
import { decisionReasons } from "./decide/gate";
import { explainReason } from "./explain-failure";
import { failureReasons } from "./outcome";

describe("explainReason", () => {
  test.each([...decisionReasons, ...failureReasons, "by_hand"])("has words for %s", (reason) => {
    expect(explainReason(reason)).not.toBe(reason);
    expect(explainReason(reason)).toMatch(/^[A-Z]/);
  });

  test("leaves what it does not know as it stands", () => {
    expect(explainReason("moon_phase")).toBe("moon_phase");
    expect(explainReason("constructor")).toBe("constructor");
    expect(explainReason(null)).toBeNull();
  });
});
