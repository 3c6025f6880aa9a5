import { z } from "zod";
import { Key } from "@/lib/schemas/field";

/** A short name out of a name: “Northwind Traders” becomes northwind-traders; empty when it has no such letters. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
}

const isKey = (slug: string) => Key.safeParse(slug).success;

/** The short name may be left out where the name makes one. */
export const OrganisationValues = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, { error: "Give it a name." })
      .max(120, { error: "At most 120 characters." }),
    slug: z.string().trim(),
  })
  .refine(({ name, slug }) => isKey(slug || slugOf(name)), {
    path: ["slug"],
    error: "Letters, digits, dots, dashes and underscores; a letter or digit first.",
  });
export type OrganisationValues = z.infer<typeof OrganisationValues>;
