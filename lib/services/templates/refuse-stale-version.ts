import { ConflictError } from "@/lib/core/errors";
import type { VersionRow } from "@/lib/db/template-versions";

/** Throws ConflictError, which names who published when, unless the version that the author started from is in use. */
export function refuseStaleVersion(newest: VersionRow, expected: number | undefined): void {
  if (expected === undefined || expected === newest.version) return;
  const { version, createdBy, createdAt } = newest;
  const at = `${createdAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  throw new ConflictError(
    `${createdBy?.name ?? "Somebody"} published version ${version} on ${at}; you started from version ${expected}.`,
    [{ pointer: "/expected_version", detail: `is not ${version}, the newest version` }],
  );
}
