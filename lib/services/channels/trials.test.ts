import "../instance.fixture";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { failureReasons } from "@/lib/core/outcome";
import { database, withTransaction } from "@/lib/db/database";
import { lockPreference, ownAddressFields } from "@/lib/db/preferences";
import { instanceRing, putSecret } from "@/lib/db/secrets";
import { CreateChannelInput } from "@/lib/schemas/channel";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { startScriptedHttpServer, type ScriptedAnswer } from "@/lib/testing/http-server";
import { makePeople } from "../people.fixture";
import { closeLane, everythingStored, laneOfView, makeWebhook } from "./channels.fixture";
import { createChannel } from "./create-channel";
import { describeTrial } from "./describe-trial";
import { testChannel } from "./test-channel";
import { testDestination } from "./test-destination";

const title = "A test from Runbell";

describe("the words for a test", () => {
  test.each(failureReasons.filter((reason) => reason !== "blocked_address"))(
    "say what to do about %s, and nothing that the other side said",
    (reason) => {
      const said = { status: "failed", failure: "permanent", reason, detail: "canary" } as const;

      for (const kind of ["email", "slack", "webhook"] as const) {
        const { ok, text, fix } = describeTrial(kind, said, "Fine.");
        expect(ok).toBe(false);
        expect(text).toMatch(/^[A-Z][^\n]*\.$/);
        expect(fix).toMatch(/^[A-Z][^\n]*\.$/);
        expect(text + fix).not.toContain("canary");
      }
    },
  );
});

describeWithDatabase("testing a channel", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  let server: Awaited<ReturnType<typeof startScriptedHttpServer>> | null = null;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  const listen = async (answer: ScriptedAnswer = { status: 204 }) => {
    server = await startScriptedHttpServer(answer);
    return `${server.url}/canary-path`;
  };
  const stored = async (answer?: ScriptedAnswer, fields: object = {}) =>
    makeWebhook(people.alice, { config: { url: await listen(answer) }, ...fields });
  const trial = (id: string) => testChannel({ actor: people.alice, id });
  const audits = () => database().prisma.auditEntry.findMany({ where: { action: { endsWith: ".test" } } });
  const giveOwnAddress = async ({ userId }: Actor, url: string) => {
    const ring = await instanceRing();
    await withTransaction(async (tx) => {
      const { id: ownerId, organisationId } = await lockPreference(tx, people.acme, userId ?? "");
      const place = { organisationId, ownerId, field: ownAddressFields.webhook };
      await putSecret(tx, place, new Secret(url), ring);
    });
  };

  test("sends a message in the kind's own look that says what it is", async () => {
    const { id } = await stored();

    expect(await trial(id)).toMatchObject({
      ok: true,
      reason: null,
      text: "“Ops hook” took the message. Look whether it arrived.",
      fix: null,
    });
    expect(server?.requests).toHaveLength(1);
    expect(JSON.parse(server?.requests[0]?.body ?? "")).toMatchObject({
      type: "test",
      data: { severity: "info", title, organisation: { name: "Acme" } },
    });
    expect(await database().prisma.notification.count()).toBe(0);
  });

  test.each([
    [{ status: 401, body: "canary" }, "unauthorized", "The receiver refused the credentials."],
    [{ status: 404, body: "canary" }, "misconfigured", "The receiver cannot be used with these settings."],
    [{ status: 410, body: "canary" }, "gone", "The receiver says that this destination is no more."],
    [{ status: 422, body: "canary" }, "rejected_content", "The receiver refused the message."],
    [{ status: 429, body: "canary" }, "rate_limited", "The receiver asks for patience."],
    [{ status: 500, body: "canary" }, "server_error", "The receiver has a problem of its own."],
    [{ status: 302, headers: { location: "http://canary/" } }, "misconfigured", /cannot be used/],
    ["hang up", "unreachable", "The receiver cannot be reached."],
  ] as const)(
    "tells the category of %j, what to do, and nothing that was said",
    async (answer, reason, text) => {
      const { id } = await stored(answer);

      const result = await trial(id);

      expect(result).toMatchObject({ ok: false, reason });
      expect(result.text).toMatch(text);
      expect(result.fix).not.toBeNull();
      expect(await everythingStored(result)).not.toContain("canary");
      expect(await audits()).toMatchObject([
        {
          action: "channel.test",
          subjectId: id,
          actorLabel: "Alice",
          after: { channel: "Ops hook", ok: false, reason },
        },
      ]);
    },
  );

  test("reaches no address that is not allowed", async () => {
    const { id } = await makeWebhook(people.alice, { config: { url: "http://169.254.169.254/latest" } });

    expect(await trial(id)).toMatchObject({
      ok: false,
      reason: "blocked_address",
      text: expect.stringMatching(/link-local/) as string,
    });
  });

  test("works on one that is switched off or closed, and says when a secret is lost", async () => {
    const channel = await stored({ status: 204 }, { enabled: false });
    await closeLane(people.acme, laneOfView(people.acme, channel));

    expect(await trial(channel.id)).toMatchObject({ ok: true });
    await database().prisma.secret.updateMany({ data: { ciphertext: "v1.none" } });
    expect(await trial(channel.id)).toMatchObject({
      ok: false,
      reason: "misconfigured",
      text: expect.stringMatching(/cannot be read/) as string,
    });
    expect(server?.requests).toHaveLength(1);
  });

  test("is possible ten times a minute for each member, also at the same time", async () => {
    const { id } = await stored();

    const results = await Promise.allSettled(Array.from({ length: 14 }, () => trial(id)));

    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    await expect(trial(id)).rejects.toMatchObject({ code: "rate_limited" });
    expect(server?.requests).toHaveLength(10);
    const key = { ...people.alice, kind: "api_key", label: "API key ci" } as const;
    expect(await testChannel({ actor: key, id })).toMatchObject({ ok: true });
    await database().prisma.auditEntry.updateMany({ data: { createdAt: new Date(Date.now() - 61_000) } });
    expect(await trial(id)).toMatchObject({ ok: true });
  });

  test("is not Charlie's to ask for", async () => {
    const { id } = await stored();

    await expect(testChannel({ actor: people.charlie, id })).rejects.toMatchObject({ code: "not_found" });
    expect(server?.requests).toHaveLength(0);
  });

  describe("by kind", () => {
    const tryOut = (actor: Actor, input: object, kind: "slack" | "teams" | "webhook" = "webhook") =>
      testDestination({ actor, kind, input });

    test("goes to a given address, which is not kept", async () => {
      const url = await listen();

      expect(await tryOut(people.bob, { webhook_url: url })).toMatchObject({ ok: true });
      expect(server?.requests).toHaveLength(1);
      expect(await everythingStored()).not.toContain("canary");
    });

    test.each([
      ["slack", "https://example.org/services/x", /must be an incoming webhook of Slack/],
      ["teams", "https://acme.webhook.office.com/webhookb2/x", /retired/],
      ["webhook", "ftp://example.org", /must be a web address/],
    ] as const)("refuses an address that is none of %s", async (kind, webhook_url, detail) => {
      await expect(tryOut(people.bob, { webhook_url }, kind)).rejects.toMatchObject({
        code: "invalid_input",
        issues: [{ pointer: "/webhook_url", detail: expect.stringMatching(detail) as string }],
      });
    });

    test("goes over a stored channel, for admins and of the kind", async () => {
      const { id } = await stored();

      expect(await tryOut(people.alice, { channel_id: id })).toMatchObject({ ok: true });
      await expect(tryOut(people.bob, { channel_id: id })).rejects.toMatchObject({ code: "forbidden" });
      await expect(tryOut(people.charlie, { channel_id: id })).rejects.toMatchObject({ code: "not_found" });
      await expect(tryOut(people.alice, { channel_id: id }, "slack")).rejects.toMatchObject({
        code: "not_found",
      });
      expect(server?.requests).toHaveLength(1);
    });

    test.each([
      [
        "slack",
        "webhook_url",
        { status: 200, body: "ok" },
        { text: expect.stringContaining(title) as string },
      ],
      ["teams", "url", { status: 202 }, { attachments: [{ content: { type: "AdaptiveCard" } }] }],
    ] as const)("arrives over a %s channel as such channels want it", async (kind, field, answer, form) => {
      const config = { [field]: await listen(answer), other_host: true };
      const input = CreateChannelInput.parse({ kind, name: "Room", config });
      const { id } = await createChannel({ actor: people.alice, input });

      expect(await tryOut(people.alice, { channel_id: id }, kind)).toMatchObject({ ok: true, reason: null });
      expect(server?.requests).toMatchObject([{ method: "POST", url: "/canary-path" }]);
      expect(server?.sent()).toMatchObject(form);
      expect(server?.requests[0]?.body).toContain(title);
      server?.answerWith({ status: 404, body: "canary" });
      expect(await tryOut(people.alice, { channel_id: id }, kind)).toMatchObject({ ok: false });
    });

    test("goes to one's own address, which one has to have", async () => {
      await expect(tryOut(people.bob, {})).rejects.toMatchObject({
        code: "unprocessable",
        message: "You have no Webhook address of your own. Enter one in your preferences first.",
      });
      await giveOwnAddress(people.bob, await listen({ status: 403, body: "canary" }));

      expect(await tryOut(people.bob, {})).toMatchObject({ ok: false, reason: "unauthorized" });
      expect(server?.requests).toHaveLength(1);
      expect(await audits()).toMatchObject([
        { action: "preferences.test", after: { kind: "webhook", address: "their own address", ok: false } },
      ]);
      await expect(tryOut(people.alice, {})).rejects.toMatchObject({ code: "unprocessable" });
    });
  });
});
