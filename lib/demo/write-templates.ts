import type { Tx } from "@/lib/db/database";
import { demoBranding, demoTemplates, demoVariables } from "./demo-templates";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The demo's templates with their versions, its variables and its branding. Gives the templates' ids by name. */
export async function writeTemplates(
  tx: Tx,
  { organisationId, authorId, now }: { organisationId: string; authorId: string; now: Date },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { versions, ...template } of demoTemplates) {
    const dated = versions.map(({ content, note, daysAgo }, index) => ({
      ...content,
      note,
      version: index + 1,
      createdById: authorId,
      createdAt: new Date(now.getTime() - daysAgo * DAY_MS),
    }));
    const { id } = await tx.template.create({
      data: {
        ...template,
        organisationId,
        createdById: authorId,
        createdAt: dated[0]?.createdAt ?? now,
        updatedAt: dated.at(-1)?.createdAt ?? now,
        versions: { create: dated },
      },
      select: { id: true },
    });
    ids.set(template.name, id);
  }
  await tx.customVariable.createMany({
    data: demoVariables.map((variable) => ({ ...variable, organisationId, updatedById: authorId })),
    skipDuplicates: true,
  });
  await tx.branding.createMany({ data: [{ organisationId, ...demoBranding }], skipDuplicates: true });
  return ids;
}
