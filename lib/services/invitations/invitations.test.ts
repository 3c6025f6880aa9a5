import "../instance.fixture";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { DELETE as revokeInvitation } from "@/app/api/v1/invitations/[id]/route";
import { POST as renewInvitation } from "@/app/api/v1/invitations/[id]/renew/route";
import { POST as openInvitation } from "@/app/api/v1/invitations/open/route";
import { GET as listInvitations, POST as createInvitation } from "@/app/api/v1/invitations/route";
import { closeChannels } from "@/lib/channels/registry";
import { scopes, type Role } from "@/lib/core/actor";
import { query, type Database } from "@/lib/db/database";
import { makeCast, makeKeyOf, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";
import { startSmtpSink, type SmtpSink } from "@/lib/testing/smtp-sink";
import { tokenIn, addMailSink } from "../account-mail/mail-sink.fixture";

const EVE = "eve@example.org";

describeWithDatabase("invitations", (db: () => Database) => {
  let cast: Cast;

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const invite = (as: CastMember, email = EVE, role: Role = "author") =>
    send(createInvitation, { as, body: { email, role } });
  const open = (token: string) => send(openInvitation, { body: { token } });
  const list = async (as: CastMember) => (await send(listInvitations, { as })).result().data;

  it("give a link that is shown once, and stored as a hash", async () => {
    const { invitation, link } = (await invite(cast.alice, "Eve@Example.org")).result();

    expect(invitation).toMatchObject({
      email: EVE,
      role: "author",
      state: "open",
      invited_by: { id: cast.alice.userId, name: "Alice" },
    });
    expect(link.mailed).toBeNull();
    const days = (Date.parse(link.expires_at) - Date.parse(invitation.created_at)) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
    const token = tokenIn(link.url, "/invitation");
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const stored = [
      await db().prisma.invitation.findMany(),
      await db().prisma.auditEntry.findMany(),
      await list(cast.alice),
    ];
    expect(JSON.stringify(stored)).not.toContain(token);
    const organisation = await db().prisma.organisation.findUniqueOrThrow({
      where: { id: cast.organisationId },
    });
    expect((await open(token)).result()).toEqual({
      organisation: organisation.name,
      email: EVE,
      role: "author",
      has_account: false,
      has_password: false,
      is_signed_in: false,
      expires_at: link.expires_at,
    });
  });

  it("are made once for an address: again is a new link with the new role, and voids the old one", async () => {
    const first = (await invite(cast.alice)).result();
    const second = (await invite(cast.alice, EVE.toUpperCase(), "member")).result();

    expect(second.invitation.id).toBe(first.invitation.id);
    expect(await list(cast.alice)).toMatchObject([{ email: EVE, role: "member" }]);
    expect((await open(tokenIn(first.link.url, "/invitation"))).status).toBe(404);
    expect((await open(tokenIn(second.link.url, "/invitation"))).result().role).toBe("member");
  });

  it("are one also when many are made at once", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => invite(cast.alice)));

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(await list(cast.alice)).toHaveLength(1);
  });

  it("are not for members, in any case of the address", async () => {
    const answer = await invite(cast.alice, cast.bob.email.toUpperCase());

    expect(answer.problem()).toMatchObject({
      status: 409,
      detail: "Bob is a member already.",
      errors: [{ pointer: "/email", detail: "is a member’s already" }],
    });
    expect((await invite(cast.alice, cast.charlie.email)).status).toBe(201);
  });

  it("expire, and a new link makes them good again", async () => {
    const { invitation, link } = (await invite(cast.alice)).result();
    await query(`UPDATE invitations SET expires_at = now() - interval '1 second'`, []);

    expect((await open(tokenIn(link.url, "/invitation"))).problem().detail).toContain("has expired");
    expect(await list(cast.alice)).toMatchObject([{ id: invitation.id, state: "expired" }]);
    const params = { id: invitation.id };
    const renewed = (await send(renewInvitation, { as: cast.alice, params })).result();
    expect(renewed.invitation).toMatchObject({ id: invitation.id, role: "author", state: "open" });
    expect((await open(tokenIn(renewed.link.url, "/invitation"))).status).toBe(200);
    expect((await open(tokenIn(link.url, "/invitation"))).status).toBe(404);
  });

  it("are taken back once, and are not opened then", async () => {
    const { invitation, link } = (await invite(cast.alice)).result();
    const revoke = () => send(revokeInvitation, { as: cast.alice, params: { id: invitation.id } });

    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(404);
    expect((await open(tokenIn(link.url, "/invitation"))).problem().detail).toContain("taken back");
    expect(await list(cast.alice)).toEqual([]);
    expect((await invite(cast.alice)).result().invitation.id).not.toBe(invitation.id);
    const entries = await db().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(entries.map(({ action }) => action)).toEqual([
      "invitation.create",
      "invitation.revoke",
      "invitation.create",
    ]);
  });

  it("are for admins, and not there for a stranger", async () => {
    const { invitation } = (await invite(cast.alice)).result();
    const params = { id: invitation.id };
    for (const as of [cast.ann, cast.bob]) {
      expect((await invite(as)).status).toBe(403);
      expect((await send(listInvitations, { as })).status).toBe(403);
      expect((await send(renewInvitation, { as, params })).status).toBe(403);
      expect((await send(revokeInvitation, { as, params })).status).toBe(403);
    }

    expect(await list(cast.charlie)).toEqual([]);
    expect((await send(renewInvitation, { as: cast.charlie, params })).status).toBe(404);
    expect((await send(revokeInvitation, { as: cast.charlie, params })).status).toBe(404);
    expect(await list(cast.alice)).toMatchObject([{ state: "open" }]);
  });

  it("are not made with an API key that may do less than a person", async () => {
    const key = await makeKeyOf(cast.alice, { scopes: ["settings:write", "read"] });
    const answer = await send(createInvitation, { key, body: { email: EVE, role: "admin" } });

    expect(answer.status).toBe(403);
    expect(answer.problem().detail).toContain("events:write");
    const full = await makeKeyOf(cast.alice, { scopes: [...scopes] });
    expect((await send(createInvitation, { key: full, body: { email: EVE, role: "admin" } })).status).toBe(
      201,
    );
  });

  it.each(["", "x", "x".repeat(201), "'; DROP TABLE invitations; --", "../../etc/passwd"])(
    "are not opened with %j",
    async (token) => {
      expect([400, 404]).toContain((await open(token)).status);
    },
  );
});

describeWithDatabase("the mail of an invitation", (db: () => Database) => {
  let cast: Cast;
  let sink: SmtpSink;

  beforeAll(async () => {
    sink = await startSmtpSink();
  });
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    sink.messages.length = 0;
    await addMailSink(cast.organisationId, sink);
  });
  afterEach(() => closeChannels());
  afterAll(() => sink.close());

  const invite = () => send(createInvitation, { as: cast.alice, body: { email: EVE, role: "member" } });
  const rename = async (organisation: string, inviter: string) => {
    await db().prisma.organisation.update({
      where: { id: cast.organisationId },
      data: { name: organisation },
    });
    await db().prisma.user.update({ where: { id: cast.alice.userId }, data: { name: inviter } });
  };

  it("goes to the person alone, with the link, and is in no history", async () => {
    await rename("Acme", "Alice");

    const { link } = (await invite()).result();

    expect(link.mailed).toBe(true);
    expect(sink.messages.map(({ envelope }) => envelope.to)).toEqual([[EVE]]);
    const mail = await sink.parsed();
    expect(mail.subject).toBe("Alice invites you to Acme on Runbell");
    expect(mail.text).toContain(`Join: ${link.url}`);
    expect(mail.html).toContain(`href="${link.url}"`);
    expect(mail.headers.map(({ key }) => key)).not.toContain("list-unsubscribe");
    expect(await db().prisma.notification.count()).toBe(0);
    expect(await db().prisma.inboxMessage.count()).toBe(0);
  });

  it("is not held by what the person wishes elsewhere, or by a suppression", async () => {
    await db().prisma.suppression.create({
      data: { organisationId: cast.organisationId, address: EVE, reason: "unsubscribed" },
    });

    expect((await invite()).result().link.mailed).toBe(true);
    expect(sink.messages).toHaveLength(1);
  });

  it("shows hostile names as the text that they are", async () => {
    await rename(
      "Acme\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)> {{ 7 * 7 }}',
    );

    const { link } = (await invite()).result();

    expect(sink.messages.map(({ envelope }) => envelope.to)).toEqual([[EVE]]);
    const mail = await sink.parsed();
    expect(mail.bcc).toBeUndefined();
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject).toContain("{{ 7 * 7 }}");
    expect(mail.text).toContain("Acme Bcc: victim@example.org <script>alert(1)</script>");
    expect(mail.html).not.toMatch(/<script|<img src=x/);
    expect(mail.html).toContain("&lt;script&gt;");
    expect(mail.html).toContain(`href="${link.url}"`);
  });

  it("that no server takes leaves the link to be handed on", async () => {
    await db().prisma.smtpSettings.updateMany({ data: { smtpPort: 1 } });

    const { link } = (await invite()).result();

    expect(link.mailed).toBe(false);
    const token = tokenIn(link.url, "/invitation");
    expect((await send(openInvitation, { body: { token } })).status).toBe(200);
  });
});
