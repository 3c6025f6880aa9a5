import { z } from "zod";

const Address = z.email().max(254);
const MAX_ADDRESSES = 20;

/**
 * The mail addresses in a text, between commas, semicolons or spaces: each once, in whatever case it is written, and not
 * more than 20. What is no address is left out.
 */
export function addressesIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const word of text.split(/[\s,;]+/)) {
    if (found.size === MAX_ADDRESSES) break;
    const key = word.toLowerCase();
    if (!found.has(key) && Address.safeParse(word).success) found.set(key, word);
  }
  return [...found.values()];
}
