import { NotFoundError } from "@/lib/core/errors";
import { findLogo, logoFileName, type Logo } from "@/lib/db/branding";
import { database } from "@/lib/db/database";

/**
 * The picture at an organisation's public address. An address holds the hash of what it shows, so it shows that or
 * nothing: throws NotFoundError once the logo is another one.
 */
export async function getLogo({
  organisationId,
  file,
}: {
  organisationId: string;
  file: string;
}): Promise<Logo> {
  const logo = await findLogo(database().prisma, organisationId);
  if (!logo || file !== logoFileName(logo.hash, logo.contentType)) throw new NotFoundError("logo");
  return logo;
}
