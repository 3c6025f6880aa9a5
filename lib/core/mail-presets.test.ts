import { describe, expect, it } from "vitest";
import { mailPresetDetails, mailPresets, presetOfHost } from "./mail-presets";

describe("mail presets", () => {
  it.each(mailPresets.filter((preset) => preset !== "custom"))(
    "%s is complete and known by its host",
    (preset) => {
      const { host, port, security, steps, link, label } = mailPresetDetails[preset];

      expect(presetOfHost(host)).toBe(preset);
      expect(security).toBe(port === 465 ? "tls" : "starttls");
      expect(steps.length).toBeGreaterThanOrEqual(3);
      expect(link?.url).toMatch(/^https:\/\//);
      expect(label).not.toBe("");
    },
  );

  it("starts the regions with the host that is proposed", () => {
    for (const { host, regions } of Object.values(mailPresetDetails))
      if (regions.length > 0) expect(regions[0]?.host).toBe(host);
  });

  it.each([
    ["email-smtp.ap-southeast-9.amazonaws.com", "ses"],
    ["SMTP.EU.Mailgun.org.", "mailgun"],
    [" smtp.office365.com ", "microsoft365"],
    ["mail.example.org", "custom"],
    ["email-smtp.us-east-1.amazonaws.com.evil.example", "custom"],
    ["", "custom"],
  ])("takes %j for %s", (host, preset) => {
    expect(presetOfHost(host)).toBe(preset);
  });

  it("warns that Microsoft 365 will refuse passwords, and offers another way", () => {
    const { warning, oauth } = mailPresetDetails.microsoft365;

    expect(warning).toContain("December 2026");
    expect(warning).toContain("550 5.7.30");
    expect(oauth?.scope).toContain("SMTP.Send");
  });

  it("tells Gmail's way of the app password, step by step", () => {
    const { steps, link } = mailPresetDetails.gmail;

    expect(steps.join(" ")).toMatch(/2-Step Verification.*app password/s);
    expect(link?.url).toBe("https://myaccount.google.com/apppasswords");
  });
});
