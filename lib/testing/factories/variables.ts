import type { Db } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";
import { next, openDb, type Fields } from "./making";

/** A custom variable; of one job when `jobId` says so. */
export async function makeVariable(
  organisationId: string,
  fields: Fields<Prisma.CustomVariableUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.customVariable.create({
    data: { organisationId, name: `variable_${next()}`, value: "a value", ...fields },
  });
}
