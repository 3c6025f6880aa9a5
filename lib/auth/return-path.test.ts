import { describe, expect, it } from "vitest";
import { returnPath, signInPath } from "./return-path";

describe("returnPath", () => {
  it.each(["/", "/runs", "/runs/1?tab=steps#3", "/a%2fb", "/search?q=http://x"])("keeps %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    null,
    undefined,
    "",
    "runs",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    " /runs",
    "/runs\\..\\x",
  ])("answers / to %j", (text) => {
    expect(returnPath(text)).toBe("/");
  });

  it.each(["/..//evil.example", "/.//evil.example", "/a/..//evil.example", "/%2e%2e//evil.example"])(
    "stays on the site with %s",
    (text) => {
      expect(new URL(returnPath(text), "https://runbell.example").host).toBe("runbell.example");
    },
  );
});

describe("signInPath", () => {
  it("leads back", () => {
    expect(signInPath("/runs?job=a&b")).toBe("/sign-in?callbackUrl=%2Fruns%3Fjob%3Da%26b");
    expect(signInPath("//evil.example")).toBe("/sign-in");
    expect(signInPath()).toBe("/sign-in");
  });
});
