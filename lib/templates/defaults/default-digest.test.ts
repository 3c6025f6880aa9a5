import { describe, expect, it } from "vitest";
import { messageKinds } from "@/lib/core/channel-kind";
import { sampleContext } from "../context";
import { renderMessage } from "../message";
import { jsonBytes } from "../messages/fit-texts";
import { sampleDigest } from "../sample-digest";
import { countSms } from "../sms";

const attack = `"><script>alert(1)</script> <!channel> <@U1> \`\`\` \\ ' {{ 7*7 }} \u202eRTL 😀 *_~[x](y) \r\nBcc: a@b`;
const { bundle } = sampleDigest;
const [, failed] = bundle.lines;
const many = Array.from({ length: 50 }, () => ({
  ...failed!,
  title: attack.repeat(2),
  message: attack.repeat(5),
  job: { key: "x", name: attack },
}));
const hostile = {
  ...sampleDigest,
  bundle: { ...bundle, lines: many, more: 7, summary: attack, count: 9_980 },
};
const render = (kind: (typeof messageKinds)[number], context: object = sampleDigest) =>
  renderMessage(kind, null, context, { isDigest: true });

describe("The built-in digest", () => {
  it.each(messageKinds)("renders without a warning, and whatever it holds: %s", (kind) => {
    const { subject, text, warnings } = render(kind);

    expect(warnings).toEqual([]);
    expect(subject).toBe("9 messages: 6 × Job failed, 2 × Job recovered, 1 × Data quality check failed");
    expect(text).not.toMatch(/\bNone\b|undefined|\{\{|\{%/);
    expect(render(kind, hostile).text).not.toBe("");
    expect(render(kind, hostile).subject).toMatch(/^[^\r\n]+$/);
  });

  it("names the job that all of it is about, and counts once what is all alike", () => {
    const { job } = sampleContext;
    const alike = { ...bundle, types: bundle.types.slice(0, 1), summary: "6 × Job failed" };

    expect(render("email", { ...sampleDigest, job }).subject).toBe(
      "9 messages about nightly-etl: 6 × Job failed, 2 × Job recovered, 1 × Data quality check failed",
    );
    expect(render("email", { ...sampleDigest, job, bundle: alike }).subject).toBe(
      "6 × Job failed: nightly-etl",
    );
    expect(render("email", { ...sampleDigest, bundle: alike }).subject).toBe("6 × Job failed");
  });

  it("tells in a mail what came how often, how it stands now, and where to look", () => {
    const { html, text } = render("email");

    for (const words of [
      "5 × Job failed: nightly-etl",
      "Step load-warehouse failed with exit code 1",
      "Recovered at 21 Nov 2026, 03:12 UTC",
      "Job failed: backup-billing",
      "Still open",
      "1 still open, 1 recovered meanwhile",
      failed!.url,
      "You get this because 9 messages waited for your daily digest.",
    ]) {
      expect(html).toContain(words);
      expect(text).toContain(words);
    }
    expect(html).not.toMatch(/<script|<img/);
    expect(text).toMatchSnapshot();
  });

  it("says of good news that are out of date that there is trouble again", () => {
    const [recovered] = bundle.lines;
    const lines = [{ ...recovered!, state_now: "open" }];

    expect(render("email", { ...sampleDigest, bundle: { ...bundle, lines } }).text).toContain(
      "In trouble again",
    );
  });

  it("keeps the limits of each channel with the most that there can be", () => {
    const [slack, teams, sms] = (["slack", "teams", "sms"] as const).map((kind) => render(kind, hostile));
    const blocks = JSON.stringify(slack?.payload);

    expect(blocks.length).toBeLessThan(13_500 + 4_000);
    expect(blocks).not.toMatch(/<!|<@/);
    expect(blocks).toContain("45 more lines.");
    expect(jsonBytes(teams?.payload ?? null)).toBeLessThanOrEqual(20_000);
    expect(sms?.text.length).toBeLessThanOrEqual(400);
    expect(render("email", hostile).html).not.toContain("<script");
    expect(render("email", hostile).text).toContain("7 more lines are left out here.");
  });

  it("fits one text message for usual names", () => {
    expect(countSms(render("sms").text)).toMatchObject({ encoding: "GSM-7" });
    expect(render("sms").text).toContain("9 messages: 6 x Job failed, 2 x Job recovered");
  });

  it("gives a program all of it", () => {
    expect(render("webhook").payload).toMatchObject({
      type: "digest",
      data: { why: "digest", count: 9, job: null, more: 0, lines: bundle.lines, types: bundle.types },
    });
  });

  it.each(["slack", "teams"] as const)("looks as it did: %s", (kind) => {
    expect(render(kind).payload).toMatchSnapshot();
  });
});

describe("A message that had to wait until its trouble was over", () => {
  const notification = { ...sampleContext.notification!, resolved_at: "2026-11-21T03:12:44.000Z" };
  const words = "Meanwhile the job is right again: since 21 Nov 2026, 03:12 UTC.";

  it.each(["email", "slack", "teams"] as const)("says so, and otherwise does not: %s", (kind) => {
    const told = renderMessage(kind, null, { ...sampleContext, notification }, { eventType: "job.failed" });
    const still = renderMessage(kind, null, sampleContext, { eventType: "job.failed" });

    expect(told.text).toContain(words);
    expect(`${still.text}${JSON.stringify(still.payload)}`).not.toContain("right again");
  });
});
