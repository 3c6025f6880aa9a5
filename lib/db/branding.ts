import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";

const select = {
  color: true,
  footer: true,
  logoHash: true,
  logoContentType: true,
  layoutTemplateId: true,
  layoutTemplate: { select: { name: true } },
  updatedAt: true,
} satisfies Prisma.BrandingSelect;

/** How an organisation's mails look, without the bytes of the logo. */
export interface BrandingFacts {
  color: string | null;
  footer: string | null;
  logoHash: string | null;
  logoContentType: string | null;
  layoutTemplateId: string | null;
  layoutName: string | null;
  /** Null: it was never set. */
  updatedAt: Date | null;
}

const unset: BrandingFacts = {
  color: null,
  footer: null,
  logoHash: null,
  logoContentType: null,
  layoutTemplateId: null,
  layoutName: null,
  updatedAt: null,
};

/** All null while nobody has set anything. */
export async function findBranding(db: Db, organisationId: string): Promise<BrandingFacts> {
  const row = await db.branding.findUnique({ where: { organisationId }, select });
  if (!row) return unset;
  const { layoutTemplate, ...facts } = row;
  return { ...facts, layoutName: layoutTemplate?.name ?? null };
}

export interface Logo {
  content: Uint8Array<ArrayBuffer>;
  contentType: string;
  hash: string;
}

/** The logo with its bytes, or null. */
export async function findLogo(db: Db, organisationId: string): Promise<Logo | null> {
  const row = await db.branding.findUnique({
    where: { organisationId },
    select: { logo: true, logoContentType: true, logoHash: true },
  });
  if (!row?.logo || !row.logoContentType || !row.logoHash) return null;
  return { content: row.logo, contentType: row.logoContentType, hash: row.logoHash };
}

export interface BrandingChange {
  color?: string | null;
  footer?: string | null;
  /** Null removes it. */
  logo?: Logo | null;
  layoutTemplateId?: string | null;
}

/** Changes what is given; the rest stays. The caller knows that the layout is the organisation's. */
export async function saveBranding(
  tx: Tx,
  organisationId: string,
  { logo, ...fields }: BrandingChange,
): Promise<void> {
  const data = {
    ...fields,
    ...(logo !== undefined && {
      logo: logo?.content ?? null,
      logoContentType: logo?.contentType ?? null,
      logoHash: logo?.hash ?? null,
    }),
  };
  await tx.branding.upsert({
    where: { organisationId },
    create: { organisationId, ...data },
    update: data,
  });
}

/** The pictures that a logo may be, with the ending that its address gets. */
const logoEndings = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
} as const;
export type LogoContentType = keyof typeof logoEndings;

/** The public address of the logo, which changes with its content; null without one. */
export function logoUrl(
  { logoHash, logoContentType }: Pick<BrandingFacts, "logoHash" | "logoContentType">,
  organisationId: string,
  appUrl: string,
): string | null {
  const file = logoFileName(logoHash, logoContentType);
  return file && `${appUrl}/branding/${organisationId}/${file}`;
}

/** The end of the logo's address; null without one. */
export function logoFileName(hash: string | null, contentType: string | null): string | null {
  return hash !== null && isLogoContentType(contentType) ? `${hash}.${logoEndings[contentType]}` : null;
}

function isLogoContentType(value: string | null): value is LogoContentType {
  return value !== null && Object.hasOwn(logoEndings, value);
}

/** What templates know of it. */
export type BrandFacts = Pick<BrandingFacts, "color" | "footer" | "logoHash" | "logoContentType">;

/** `brand` of templates. */
export function brandOf(
  branding: BrandFacts,
  organisation: { id: string; name: string },
  appUrl: string,
): { name: string; logo_url: string | null; color: string | null; footer: string | null } {
  return {
    name: organisation.name,
    logo_url: logoUrl(branding, organisation.id, appUrl),
    color: branding.color,
    footer: branding.footer,
  };
}
