import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listRotationRows } from "@/lib/db/rotations";
import type { RotationView } from "@/lib/schemas/rotation";
import { readRotationViews } from "./read-rotations";

/** The organisation's rotations by name, with who is on call now. */
export async function listRotations({ actor }: { actor: Actor }): Promise<{ data: RotationView[] }> {
  const { prisma } = database();
  const now = new Date();
  const rows = await listRotationRows(prisma, actor.organisationId, now);
  return { data: await readRotationViews(prisma, actor.organisationId, rows, now) };
}
