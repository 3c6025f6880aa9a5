import type { Tx } from "./database";

export interface TargetFields {
  name: string;
  hostname?: string;
  osType?: string;
  tags?: string[];
}

/** The organisation's target of that name, made when it is new. What is given replaces what is stored. */
export async function ensureTarget(
  tx: Tx,
  organisationId: string,
  { name, hostname, osType, tags }: TargetFields,
): Promise<{ id: string }> {
  await tx.target.createMany({
    data: [{ organisationId, name, hostname: hostname ?? name, osType, tags: tags ?? [] }],
    skipDuplicates: true,
  });
  const target = await tx.target.findUniqueOrThrow({
    where: { organisationId_name: { organisationId, name } },
  });
  const isAsGiven =
    (hostname === undefined || hostname === target.hostname) &&
    (osType === undefined || osType === target.osType) &&
    (tags === undefined || tags.join("\n") === target.tags.join("\n"));
  if (!isAsGiven) await tx.target.update({ where: { id: target.id }, data: { hostname, osType, tags } });
  return { id: target.id };
}
