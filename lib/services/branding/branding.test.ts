import "../instance.fixture";
import { createHash } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import * as branding from "@/app/api/v1/branding/route";
import * as logo from "@/app/branding/[organisation_id]/[file]/route";
import { config } from "@/lib/config";
import { brandOf, findBranding } from "@/lib/db/branding";
import { withTransaction } from "@/lib/db/database";
import { contextOfRun } from "@/lib/queue/run-context";
import { MAX_LOGO_BYTES } from "@/lib/schemas/branding";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { send } from "@/lib/testing/request";
import { updateBranding } from "./update-branding";

const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.from("and so on")]);
const hash = createHash("sha256").update(png).digest("hex");

describeWithDatabase("branding", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const update = (input: object) => updateBranding({ actor: cast.alice.actor, input });
  const logoOf = (bytes: Buffer) => ({ content_base64: bytes.toString("base64") });
  const show = (file: string, organisation_id = cast.organisationId) =>
    send(logo.GET, { params: { organisation_id, file } });

  it("is empty until somebody sets it, and keeps what a change leaves out", async () => {
    const empty = (await send(branding.GET, { as: cast.bob })).result();
    const layout = await makeTemplate(cast.organisationId, {
      name: "House style",
      notificationType: "layout",
    });
    await update({ color: "#AA5500", footer: "Acme Ltd", logo: logoOf(png) });
    const changed = await update({ layout_template_id: layout.id, footer: "" });

    expect(empty).toEqual({
      color: null,
      footer: null,
      logo_url: null,
      layout_template: null,
      updated_at: null,
    });
    expect(changed).toMatchObject({
      color: "#aa5500",
      footer: null,
      logo_url: `${config().appUrl}/branding/${cast.organisationId}/${hash}.png`,
      layout_template: { id: layout.id, name: "House style" },
    });
    expect(await update({ logo: null, layout_template_id: null })).toMatchObject({
      color: "#aa5500",
      logo_url: null,
      layout_template: null,
    });
  });

  it("leaves an entry in the audit trail, without the picture", async () => {
    await update({ color: "#112233", logo: logoOf(png) });

    const [entry] = await db().prisma.auditEntry.findMany();
    expect(entry).toMatchObject({
      action: "branding.update",
      actorId: cast.alice.userId,
      before: { color: null, logoHash: null },
      after: { color: "#112233", logoHash: hash },
    });
  });

  it("shows the logo to anybody, under an address that never shows another one", async () => {
    await update({ logo: logoOf(png) });
    const shown = await show(`${hash}.png`);
    await update({ logo: logoOf(Buffer.from("GIF89a and so on")) });

    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(shown.text).toContain("and so on");
    expect((await show(`${hash}.png`)).status).toBe(404);
  });

  it("shows nothing at a wrong address", async () => {
    await update({ logo: logoOf(png) });

    expect((await show(`${hash}.gif`)).status).toBe(404);
    expect((await show(`${hash.slice(0, 16)}.png`)).status).toBe(404);
    expect((await show(`${hash}.png`, cast.charlie.organisationId)).status).toBe(404);
    expect((await show(`../${hash}.png`)).status).toBe(404);
    expect((await show(`${hash}.png`, "acme")).status).toBe(404);
  });

  it.each([
    ["JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", "jpg"],
    ["GIF", "GIF87a...", "gif"],
    ["WebP", "RIFF\x24\x00\x00\x00WEBPVP8 ", "webp"],
  ])("takes a %s as the logo", async (_, bytes, ending) => {
    expect((await update({ logo: logoOf(Buffer.from(bytes, "latin1")) })).logo_url).toMatch(
      new RegExp(`/[0-9a-f]{64}\\.${ending}$`),
    );
  });

  it.each([
    ["a drawing that may hold scripts", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["another container than WebP", Buffer.from("RIFF\x24\x00\x00\x00WAVEfmt ", "latin1")],
    ["nothing", Buffer.alloc(0)],
    ["too much", Buffer.concat([png, Buffer.alloc(MAX_LOGO_BYTES)])],
  ])("refuses as the logo %s, and stores nothing", async (_, bytes) => {
    const answer = await send(branding.PUT, {
      as: cast.alice,
      body: { color: "#112233", logo: logoOf(bytes) },
    });

    expect(answer.status).toBe(400);
    expect(answer.problem().errors).toMatchObject([{ pointer: "/logo/content_base64" }]);
    expect(await db().prisma.branding.count()).toBe(0);
  });

  it("takes only a layout of the organisation as the layout", async () => {
    const mail = await makeTemplate(cast.organisationId, { name: "A mail" });
    const theirs = await makeTemplate(cast.charlie.organisationId, { notificationType: "layout" });
    const answer = (layout_template_id: string) =>
      send(branding.PUT, { as: cast.alice, body: { layout_template_id } });

    const noLayout = await answer(mail.id);
    expect(noLayout.problem()).toMatchObject({
      detail: "“A mail” is not a layout.",
      errors: [{ pointer: "/layout_template_id" }],
    });
    expect((await answer(theirs.id)).status).toBe(400);
  });

  it("is in the context of every message", async () => {
    const { name } = await db().prisma.organisation.findUniqueOrThrow({ where: { id: cast.organisationId } });
    await update({ color: "#112233", footer: "Acme Ltd", logo: logoOf(png) });
    const { brand } = await withTransaction((tx) =>
      contextOfRun(tx, { organisationId: cast.organisationId }),
    );

    const facts = await findBranding(db().prisma, cast.organisationId);
    const own = brandOf(facts, { id: cast.organisationId, name }, config().appUrl);
    expect(own).toMatchObject({ name, color: "#112233", footer: "Acme Ltd" });
    expect(brand).toMatchObject(own);
  });

  it("is read by members, and written by admins only", async () => {
    const body = { color: "#112233" };

    expect((await send(branding.PUT, { as: cast.bob, body })).status).toBe(403);
    expect((await send(branding.PUT, { as: cast.ann, body })).status).toBe(403);
    expect((await send(branding.PUT, { as: cast.alice, body })).status).toBe(200);
    expect((await send(branding.GET, { as: cast.bob })).result().color).toBe("#112233");
  });

  it("is Charlie's own", async () => {
    await update({ color: "#112233", logo: logoOf(png) });

    const theirs = (await send(branding.GET, { as: cast.charlie })).result();
    expect(theirs).toMatchObject({ color: null, logo_url: null });
  });
});
