import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import { TeamsConfig } from "./config";

const path = "/workflows/86ff/triggers/manual/paths/invoke?api-version=1&sig=flowSignature1";

function problems(url: unknown, fields = {}): string[] {
  const { error } = TeamsConfig.safeParse({ url, ...fields });
  return (error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`);
}

describe("the configuration of Teams", () => {
  it.each([
    `https://default1.09.environment.api.powerplatform.com:443/powerautomate/automations/direct${path}`,
    `https://prod-12.westeurope.logic.azure.com:443${path}`,
    `https://eu.api.powerautomate.com${path}`,
  ])("may be %s", (url) => {
    expect(problems(new Secret(url))).toEqual([]);
  });

  it("takes other hosts when it is told to", () => {
    const relay = new Secret("https://relay.example.org/teams");

    expect(problems(relay)[0]).toMatch(/^url must be the address of a Teams workflow.*Other host/);
    expect(problems(relay, { other_host: true })).toEqual([]);
  });

  it.each([
    "https://acme.webhook.office.com/webhookb2/flowSignature1@b/IncomingWebhook/c/d",
    "https://webhook.office.com/webhookb2/flowSignature1",
    "https://outlook.office.com/webhook/flowSignature1",
    "https://outlook.office365.com/webhook/flowSignature1",
  ])("explains what to do instead of %s", (url) => {
    for (const fields of [{}, { other_host: true }]) {
      const [problem] = problems(new Secret(url), fields);

      expect(problem).toMatch(
        /^url is of an Office 365 connector, which Microsoft has retired: in Teams, open/,
      );
      expect(problem).not.toContain("flowSignature1");
    }
  });

  it("notices that the end of the address is missing", () => {
    const url = new Secret(
      "https://default1.09.environment.api.powerplatform.com/workflows/86ff?api-version=1",
    );

    expect(problems(url)[0]).toMatch(/^url must be complete/);
  });

  it.each([
    undefined,
    null,
    "https://logic.azure.com",
    new Secret("x"),
    new Secret("https://logic.azure.com.evil.example/?sig=1"),
  ])("may not be %s", (url) => {
    expect(problems(url)).toHaveLength(1);
  });
});
