import type { Db } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";
import { next, openDb, suffix, type Fields } from "./making";

export async function makeOrganisation(
  fields: Fields<Prisma.OrganisationUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const number = next();
  return db.organisation.create({
    data: { slug: `org-${number}-${suffix()}`, name: `Organisation ${number}`, ...fields },
  });
}
