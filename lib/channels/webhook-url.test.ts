import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import { describeWebhook, hostOfWebhook, isHostOf, webhookUrlProblem } from "./webhook-url";

const rule = { hosts: ["hooks.example.com", ".flows.example.com"], expected: "a hook of Example" };

describe("webhookUrlProblem", () => {
  it.each([
    ["https://hooks.example.com/x", null],
    ["https://hooks.example.com:443/x", null],
    ["https://HOOKS.example.com/x", null],
    ["https://a.b.flows.example.com/x", null],
    ["https://flows.example.com/x", "must be a hook of Example"],
    ["https://hooks.example.com./x", "must be a hook of Example"],
    ["https://hooks.example.com.evil.example/x", "must be a hook of Example"],
    ["https://evil.example/hooks.example.com", "must be a hook of Example"],
    ["https://evil.example\\@hooks.example.com/x", "must be a hook of Example"],
    ["http://hooks.example.com/x", "must start with https://"],
    ["https://user@hooks.example.com/x", "must not hold a user name or password"],
    ["https://hooks.example.com/a b", "must be a hook of Example"],
    [`https://hooks.example.com/${"x".repeat(2_000)}`, "must be a hook of Example"],
    ["javascript:alert(1)", "must be a hook of Example"],
    ["", "must be a hook of Example"],
  ])("says of %s: %s", (address, problem) => {
    expect(webhookUrlProblem(new Secret(address), rule)).toBe(problem);
  });

  it("takes other hosts where they are allowed, and tells of the way where there is one", () => {
    const other = new Secret("http://chat.lan:8065/hooks/x");
    const otherHostHint = "Switch it on";

    expect(webhookUrlProblem(other, { ...rule, otherHostHint })).toBe(
      "must be a hook of Example. Switch it on",
    );
    expect(webhookUrlProblem(other, { ...rule, isOtherHostAllowed: true })).toBeNull();
  });
});

describe("what is shown of an address", () => {
  it("is its host and its last four characters", () => {
    const address = new Secret("https://hooks.example.com:8443/services/T0/B0/token1234");

    expect(hostOfWebhook(address)).toBe("hooks.example.com:8443");
    expect(describeWebhook(address)).toBe("hooks.example.com:8443/…1234");
    expect(describeWebhook(new Secret("secret"))).not.toContain("secret");
  });
});

describe("isHostOf", () => {
  it("takes a domain for the names below it only", () => {
    expect(isHostOf("a.example.com", [".example.com"])).toBe(true);
    expect(isHostOf("example.com", [".example.com"])).toBe(false);
    expect(isHostOf("notexample.com", ["example.com", ".example.com"])).toBe(false);
  });
});
