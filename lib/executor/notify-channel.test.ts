import "@/lib/services/instance.fixture";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { channelSecretField } from "@/lib/db/named-channels";
import { ownAddressFields } from "@/lib/db/preferences";
import { instanceRing, putSecret } from "@/lib/db/secrets";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makePreference, verifyAddress } from "@/lib/testing/factories/people";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { claimOne, execute, loadRun, makeWaitingRun } from "./run.fixture";

const slackUrl = "https://hooks.slack.com/services/T000/B000/canary-1234";
const deleted = "The step's channel was deleted: choose another one.";

describeWithDatabase("a notify step to a channel", (db) => {
  beforeEach(() => truncateAll(db()));

  type Type = "notify.slack" | "notify.teams" | "notify.webhook";
  /** A waiting run of a job with one step, and a Slack channel of its organisation. */
  const prepare = async () => {
    const made = await makeWaitingRun([{ name: "Tell", type: "notify.slack", config: {} }]);
    const organisationId = made.organisation.id;
    const channel = await makeChannel(organisationId, { kind: "slack", name: "#ops" });
    const place = { organisationId, ownerId: channel.id, field: channelSecretField("webhook_url") };
    await putSecret(db().prisma, place, new Secret(slackUrl), await instanceRing());
    return { ...made, channel };
  };
  const run = async (made: { id: string }, config: object, type: Type = "notify.slack") => {
    await database().prisma.runStep.updateMany({ where: { runId: made.id }, data: { config, type } });
    await execute(await claimOne());
    const { steps, notifications, status } = await loadRun(made.id);
    return { step: steps[0], notifications, status };
  };

  it("queues the channel's own body, with the run as it is, and says so", async () => {
    const made = await prepare();

    const { step, notifications } = await run(made, {
      channel_id: made.channel.id,
      message_template: "*{{ job.name }}* is {{ job.status }}",
    });

    expect(step).toMatchObject({
      status: "completed",
      output: "Slack notification queued for 1 recipient",
      metadata: { notification_id: notifications[0]?.id },
    });
    expect(notifications).toMatchObject([
      {
        purpose: "step",
        recipient: "#ops",
        channelKind: "slack",
        channelId: made.channel.id,
        userId: null,
        state: "queued",
        runStepId: step?.id,
        lane: `${made.organisation.id}/slack/${made.channel.id}`,
        inlineTemplate: { slack: "*{{ job.name }}* is {{ job.status }}", syntax: "jinja" },
        context: { data: { job: { name: "nightly", status: "running" } } },
      },
    ]);
  });

  it.each([
    ["notify.teams", "teams", "Teams notification"],
    ["notify.webhook", "webhook", "Webhook notification"],
  ] as const)("does so for %s", async (type, kind, label) => {
    const made = await prepare();
    const channel = await makeChannel(made.organisation.id, { kind });

    const { step, notifications } = await run(made, { channel_id: channel.id }, type);

    expect(step).toMatchObject({ status: "completed", output: `${label} queued for 1 recipient` });
    expect(notifications).toMatchObject([{ channelKind: kind, channelId: channel.id, inlineTemplate: null }]);
  });

  it("sends a template of the organisation, in its newest version", async () => {
    const made = await prepare();
    const template = await makeTemplate(made.organisation.id, {
      version: { slackTemplate: "{{ job.name }}" },
    });

    const { notifications } = await run(made, { channel_id: made.channel.id, template_id: template.id });

    expect(notifications).toMatchObject([{ templateVersionId: template.versions[0]?.id, recipient: "#ops" }]);
  });

  describe("for people", () => {
    it("goes to the members' own addresses, and says who has none", async () => {
      const made = await prepare();
      const organisationId = made.organisation.id;
      const preference = await makePreference(organisationId, made.owner.id, { slackEnabled: true });
      const place = { organisationId, ownerId: preference.id, field: ownAddressFields.slack };
      await putSecret(db().prisma, place, new Secret(slackUrl), await instanceRing());
      await verifyAddress(preference, "slack");

      const { step, notifications } = await run(made, {
        recipients: ["{{ job.created_by.email }}", made.admin.email, "ops@example.org"],
      });

      expect(step).toMatchObject({
        status: "failed",
        output: "Slack notification queued for 1 recipient, skipped for 1 recipient",
        errorMessage: "ops@example.org belongs to no member, so there is no Slack address.",
      });
      expect(notifications.map(({ recipient, state, reason }) => [recipient, reason ?? state])).toEqual([
        [made.owner.email, "queued"],
        [made.admin.email, "channel_off"],
      ]);
    });

    it("can stand beside a channel", async () => {
      const made = await prepare();

      const { step, notifications } = await run(made, {
        channel_id: made.channel.id,
        recipients: [made.owner.email],
      });

      expect(step?.status).toBe("completed");
      expect(notifications.map(({ recipient }) => recipient)).toEqual(["#ops", made.owner.email]);
    });
  });

  describe("that names an address", () => {
    it("uses the channel that has it", async () => {
      const made = await prepare();

      const { notifications } = await run(made, { webhook_url: slackUrl });

      expect(notifications).toMatchObject([{ channelId: made.channel.id }]);
      expect(JSON.stringify(notifications)).not.toContain("canary");
    });

    it("fails when none has it, and repeats no part of it", async () => {
      const made = await prepare();

      const { step, notifications, status } = await run(made, { webhook_url: `${slackUrl}5` });

      expect(step).toMatchObject({
        status: "failed",
        errorMessage:
          "The step names an address that is no channel's: set the channel up under Channels and name it by channel_id.",
      });
      expect(notifications).toEqual([]);
      expect(status).toBe("completed");
      expect(JSON.stringify({ ...step, config: null })).not.toContain("canary");
    });
  });

  it("fails in words for a channel that cannot be told", async () => {
    const made = await prepare();
    const off = await makeChannel(made.organisation.id, { kind: "slack", name: "#quiet", enabled: false });

    const { step } = await run(made, { channel_id: off.id });

    expect(step).toMatchObject({ status: "failed", errorMessage: "The channel “#quiet” is switched off." });
  });

  it.each([
    ["was deleted", async () => "019a0000-0000-7000-8000-00000000000c"],
    [
      "is another organisation's",
      async () => (await makeChannel((await makeOrganisation()).id, { kind: "slack" })).id,
    ],
    ["is of another kind", async (own: string) => (await makeChannel(own, { kind: "teams" })).id],
  ])("fails in words for a channel that %s", async (_, find) => {
    const made = await prepare();

    const { step, notifications } = await run(made, { channel_id: await find(made.organisation.id) });

    expect(step).toMatchObject({ status: "failed", errorMessage: deleted });
    expect(notifications).toEqual([]);
  });

  it("fails for a message that cannot be rendered, and sends the standard one", async () => {
    const made = await prepare();

    const { step, notifications } = await run(made, {
      channel_id: made.channel.id,
      message_template: "{{ job.name }}\n{% if %}",
    });

    expect(step?.errorMessage).toMatch(
      /^The message cannot be rendered: .+ \(line 2, column \d+\)\. The standard message is sent instead\.$/,
    );
    expect(notifications).toMatchObject([{ recipient: "#ops", state: "queued" }]);
  });
});
