import type { Db } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";
import { next, openDb, type Fields } from "./making";

/** A template with its first version: an email that says hello. */
export async function makeTemplate(
  organisationId: string,
  {
    version = {},
    ...fields
  }: Fields<Omit<Prisma.TemplateUncheckedCreateInput, "versions">> & {
    version?: Fields<VersionFields>;
  } = {},
  db: Db = openDb(),
) {
  return db.template.create({
    data: {
      organisationId,
      name: `Template ${next()}`,
      notificationType: "email",
      ...fields,
      versions: {
        create: [{ version: 1, subjectTemplate: "Hello", bodyTemplate: "<p>Hello</p>", ...version }],
      },
    },
    include: { versions: true },
  });
}

type VersionFields = Omit<Prisma.TemplateVersionUncheckedCreateInput, "templateId" | "template">;

/** One more version of a template. */
export async function makeTemplateVersion(
  templateId: string,
  fields: Fields<VersionFields> = {},
  db: Db = openDb(),
) {
  const { _max: newest } = await db.templateVersion.aggregate({
    where: { templateId },
    _max: { version: true },
  });
  return db.templateVersion.create({
    data: { templateId, version: (newest.version ?? 0) + 1, subjectTemplate: "Hello again", ...fields },
  });
}
