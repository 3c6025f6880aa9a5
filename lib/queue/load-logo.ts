import type { InlineImage } from "@/lib/channels/kind";
import { findLogo } from "@/lib/db/branding";
import { database } from "@/lib/db/database";
import type { Delivery } from "./load-deliveries";

const MAX_KEPT = 32;

/** By address, which ends with the content's hash: what is kept is right for ever. The one used longest ago goes first. */
const kept = new Map<string, InlineImage>();

/** The organisation's logo, when the mail shows it by the address it has now. */
export async function loadLogo(
  { organisationId, sender }: Pick<Delivery, "organisationId" | "sender">,
  html: string | null,
): Promise<InlineImage[]> {
  const url = sender.brand.logo_url;
  if (url === null || !html?.includes(url)) return [];
  const known = kept.get(url);
  if (known) {
    kept.delete(url);
    kept.set(url, known);
    return [known];
  }

  const logo = await findLogo(database().prisma, organisationId);
  // Another one was uploaded meanwhile: the mail keeps the address.
  if (!logo || logo.hash !== sender.logoHash) return [];
  const image = { url, content: Buffer.from(logo.content), contentType: logo.contentType };
  kept.set(url, image);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return [image];
}
