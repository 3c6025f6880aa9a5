import { withTransaction } from "@/lib/db/database";
import { writeDemo } from "./seed-demo";

export interface DefaultOrganisation {
  id: string;
  slug: string;
  name: string;
}

/**
 * The organisation that a new installation starts with. An empty database gets one: with the demo in it, when that is
 * wanted. Later it is the oldest one, whatever is asked: the demo never comes to organisations that are in use. Several
 * processes at once make one.
 */
export async function ensureDefaultOrganisation({ demo }: { demo: boolean }): Promise<DefaultOrganisation> {
  return withTransaction(async (tx) => {
    const oldest = () =>
      tx.organisation.findFirst({
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: { id: true, slug: true, name: true },
      });
    const found = await oldest();
    if (found) return found;

    const { count } = await tx.organisation.createMany({
      data: [
        demo ? { slug: "demo", name: "Demo organisation" } : { slug: "default", name: "My organisation" },
      ],
      skipDuplicates: true,
    });
    const made = await oldest();
    if (!made) throw new Error("There is no organisation, although one was made.");
    if (demo && count === 1) await writeDemo(tx, made.id);
    return made;
  });
}
