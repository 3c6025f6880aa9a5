import type { PeoplePalette } from "@/components/theme/palette";

export function initials(name: string | null | undefined, email: string): string {
  const words = (name?.trim() || email.split("@")[0] || "?").split(/[\s._-]+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toUpperCase();
}

const tints = ["sand", "rose", "plum", "slate", "teal", "moss"] as const satisfies (keyof PeoplePalette)[];

/** The same for the same person on every page, and after another name. */
export function tintOf(email: string): keyof PeoplePalette {
  let sum = 0;
  for (const letter of email.toLowerCase()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return tints[sum % tints.length] ?? "sand";
}
