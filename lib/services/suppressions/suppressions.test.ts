import "../instance.fixture";
import { beforeEach, describe, expect, test } from "vitest";
import * as route from "@/app/api/v1/unsubscribe/[token]/route";
import type { EventType } from "@/lib/core/event";
import { database } from "@/lib/db/database";
import { findPreference } from "@/lib/db/preferences";
import { addSuppression } from "@/lib/db/suppressions";
import { makeUnsubscribeToken } from "@/lib/queue/unsubscribe";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makePreference, verifyAddress } from "@/lib/testing/factories/people";
import { send } from "@/lib/testing/request";
import { makePeople } from "../people.fixture";
import { deleteSuppression } from "./delete-suppression";
import { listSuppressions } from "./list-suppressions";
import { readUnsubscription } from "./read-unsubscription";
import { unsubscribe } from "./unsubscribe";

const nowhere = "0193a1b2-0000-7000-8000-000000000001";

describeWithDatabase("addresses that get no mail", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const list = async (text?: string) => (await listSuppressions({ actor: people.alice, text })).data;
  const audits = () => database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
  const suppress = (address: string, organisationId = people.acme) =>
    addSuppression(database().prisma, {
      organisationId,
      address,
      reason: "address_refused",
      detail: "550 5.1.1",
    });
  const tokenFor = (
    address: string,
    eventType: EventType | null = "job.failed",
    organisationId = people.acme,
  ) => makeUnsubscribeToken({ organisationId, address, eventType });
  const leave = async (...wish: Parameters<typeof tokenFor>) =>
    unsubscribe({ token: await tokenFor(...wish) });
  const eventsOf = async (userId: string) =>
    (await findPreference(database().prisma, people.acme, userId))?.events;

  test("are listed with the newest first, and found by a part of them", async () => {
    await suppress("ada@example.org");
    await suppress("Grace_1@example.org");
    await suppress("charlie@example.net", people.other);

    expect((await list()).map(({ address }) => address)).toEqual(["grace_1@example.org", "ada@example.org"]);
    expect(await list("E_1@")).toMatchObject([
      { address: "grace_1@example.org", reason: "address_refused", detail: "550 5.1.1" },
    ]);
    expect(await list("%")).toEqual([]);
  });

  test("get mail again when an admin says so, who is written down", async () => {
    await suppress("ada@example.org");
    const [{ id } = { id: "" }] = await list();

    await expect(deleteSuppression({ actor: people.charlie, id })).rejects.toMatchObject({
      code: "not_found",
    });
    await deleteSuppression({ actor: people.alice, id });

    expect(await list()).toEqual([]);
    expect(await audits()).toMatchObject([
      { action: "suppression.delete", actorLabel: "Alice", before: { address: "ada@example.org" } },
    ]);
    await expect(deleteSuppression({ actor: people.alice, id })).rejects.toMatchObject({ code: "not_found" });
  });

  describe("by the link in a mail", () => {
    test("a member switches the event type off for mail, and nothing else", async () => {
      await leave("Bob@Example.org");
      await leave("bob@example.org", "job.lost");

      expect(await eventsOf(people.bob.userId)).toEqual({
        "job.failed": { email: false },
        "job.lost": { email: false },
      });
      expect(await list()).toEqual([]);
      expect((await audits())[0]).toMatchObject({
        action: "preferences.unsubscribe",
        actorKind: "system",
        subjectId: people.bob.userId,
        after: { event_type: "job.failed", channel: "email" },
      });
    });

    test("a member does so too whose mail goes to another address, once it is verified", async () => {
      const mailAddress = "bob@home.example";
      const preference = await makePreference(people.acme, people.bob.userId, { mailAddress });
      await leave("stranger@home.example");
      expect(await eventsOf(people.bob.userId)).toEqual({});

      await verifyAddress(preference, "email");
      expect(await leave("Bob@home.example")).toEqual({
        text: "Bob@home.example gets no more of these mails.",
      });

      expect(await eventsOf(people.bob.userId)).toEqual({ "job.failed": { email: false } });
      expect((await list()).map(({ address }) => address)).toEqual(["stranger@home.example"]);
    });

    test("anybody else is suppressed, and so is a member who names no event type", async () => {
      await leave("stranger@example.net");
      await leave("bob@example.org", null);
      // Of another organisation: a stranger here.
      await leave("charlie@example.org");

      expect((await list()).map(({ address, reason, detail }) => [address, reason, detail])).toEqual([
        ["charlie@example.org", "unsubscribed", "From “Job failed”"],
        ["bob@example.org", "unsubscribed", "From a message about no event"],
        ["stranger@example.net", "unsubscribed", "From “Job failed”"],
      ]);
      expect(await eventsOf(people.bob.userId)).toBeUndefined();
    });

    test("the answer is the same whoever it is, and however often it is asked", async () => {
      const answers = [
        await leave("bob@example.org"),
        await leave("bob@example.org"),
        await leave("bob@example.org", "job.failed", nowhere),
      ];
      expect(new Set(answers.map(({ text }) => text))).toEqual(
        new Set(["bob@example.org gets no more of these mails."]),
      );
      const text = async (address: string) => (await leave(address)).text.replace(address, "");
      expect(await text("stranger@example.net")).toBe(await text("bob@example.org"));

      await Promise.all(Array.from({ length: 5 }, () => leave("another@example.net")));
      expect(await audits()).toHaveLength(3);
      expect(await list()).toHaveLength(2);
    });

    test.each([
      ["", () => ""],
      ["cut off", (token: string) => token.slice(0, -1)],
      [
        "of another reader",
        (token: string) => `${Buffer.from("[]").toString("base64url")}.${token.split(".")[1]}`,
      ],
      ["with more behind", (token: string) => `${token}.x`],
    ])("a token that is %s does nothing", async (_, change) => {
      const token = change(await tokenFor("bob@example.org"));

      await expect(unsubscribe({ token })).rejects.toMatchObject({ code: "not_found" });
      expect(await readUnsubscription(token)).toBeNull();
      expect(await audits()).toEqual([]);
    });

    test("the page says what it would end", async () => {
      expect(await readUnsubscription(await tokenFor("bob@example.org"))).toEqual({
        address: "bob@example.org",
        eventLabel: "Job failed",
      });
      expect(await readUnsubscription(await tokenFor("bob@example.org", null))).toMatchObject({
        eventLabel: null,
      });
    });

    test("a mail program posts its form (RFC 8058), without credentials and from anywhere", async () => {
      const token = await tokenFor("stranger@example.net");

      const answer = await send(route.POST, {
        params: { token },
        rawBody: "List-Unsubscribe=One-Click",
        headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://mail.example" },
      });

      expect(answer.result()).toEqual({ text: "stranger@example.net gets no more of these mails." });
      expect(await list()).toHaveLength(1);
      expect((await send(route.POST, { params: { token: "nonsense" } })).status).toBe(404);
    });

    test("opening it changes nothing, and leads to the page that asks", async () => {
      const token = await tokenFor("stranger@example.net");

      const answer = await send(route.GET, { params: { token } });

      expect(answer.status).toBe(303);
      expect(new URL(answer.headers.get("location") ?? "").pathname).toBe(`/unsubscribe/${token}`);
      expect(await list()).toEqual([]);
    });
  });
});
