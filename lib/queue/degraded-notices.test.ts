import { beforeEach, expect, it } from "vitest";
import { DEGRADED_AFTER } from "@/lib/core/health";
import { installDatabase } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { tellOfDegraded } from "./degraded-notices";
import { makeAcme } from "./people.fixture";
import { makeMailServer } from "./queue.fixture";

describeWithDatabase("tellOfDegraded", (db) => {
  beforeEach(async () => {
    installDatabase(db());
    await truncateAll(db());
  });

  const fail = (organisationId: string, destination: string, failuresInRow = DEGRADED_AFTER) =>
    db().prisma.destinationHealth.create({
      data: {
        destination: `${organisationId}/${destination}`,
        organisationId,
        failuresInRow,
        lastFailureAt: new Date(),
        lastReason: "unreachable",
        lastDetail: "The connection was refused",
      },
    });
  const notices = () =>
    db().prisma.notification.findMany({
      where: { purpose: "notice" },
      orderBy: { recipient: "asc" },
      select: { recipient: true, channelKind: true, channelId: true, inlineTemplate: true },
    });
  const tell = () => tellOfDegraded("https://runbell.test");

  it("tells the admins by mail, once, with the page that helps", async () => {
    const { organisationId } = await makeAcme();
    const channel = await makeChannel(organisationId, { name: "#ops" });
    await fail(organisationId, `webhook/${channel.id}`);

    await Promise.all([tell(), tell()]);
    expect(await tell()).toBe(0);
    const [notice, ...others] = await notices();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      recipient: "alice@example.org",
      channelKind: "email",
      inlineTemplate: { subject: "The channel #ops fails" },
    });
    const { text } = notice?.inlineTemplate as { text: string };
    expect(text).toContain("The provider cannot be reached");
    expect(text).toContain(`${DEGRADED_AFTER} tries in a row`);
    expect(text).toContain(`https://runbell.test/channels/${channel.id}`);
  });

  it("tells over the fall-back channel, but by mail when that is what fails", async () => {
    const { organisationId } = await makeAcme();
    const fallback = await makeChannel(organisationId, { kind: "ntfy", name: "On call", isFallback: true });
    const server = await makeMailServer(organisationId, 25);
    await fail(organisationId, `smtp/${server.id}`);
    await fail(organisationId, "email");

    expect(await tell()).toBe(1);
    expect(await notices()).toMatchObject([
      {
        channelKind: "ntfy",
        channelId: fallback.id,
        inlineTemplate: { subject: "The mail server 127.0.0.1 fails" },
      },
    ]);

    await truncateAll(db());
    const again = await makeAcme();
    const own = await makeChannel(again.organisationId, { kind: "ntfy", isFallback: true });
    await fail(again.organisationId, `ntfy/${own.id}`);
    expect(await tell()).toBe(1);
    expect(await notices()).toMatchObject([{ channelKind: "email", recipient: "alice@example.org" }]);
  });

  it("tells a person of an address of their own", async () => {
    const { organisationId, bob } = await makeAcme();
    await makeChannel(organisationId, { kind: "ntfy", isFallback: true });
    await fail(organisationId, `slack/user:${bob.id}`);

    expect(await tell()).toBe(1);
    expect(await notices()).toMatchObject([
      {
        recipient: "bob@example.org",
        channelKind: "email",
        inlineTemplate: { subject: "An address of your preferences fails" },
      },
    ]);
  });

  it("says nothing by mail of mail that fails, and not of a single failure", async () => {
    const { organisationId } = await makeAcme();
    const server = await makeMailServer(organisationId, 25);
    await fail(organisationId, `smtp/${server.id}`);
    await fail(organisationId, "email");
    await fail(organisationId, "slack/somewhere", 1);

    expect(await tell()).toBe(1);
    expect(await notices()).toEqual([]);
  });
});
