import type { OnCall, RecipientRule } from "@/lib/core/recipient";
import { onCallAt } from "@/lib/core/rotation";
import type { Tx } from "@/lib/db/database";
import { distinct } from "./load-subjects";

/** Rotations that are asked about many instants. */
export interface OnCallBook {
  /** All who may ever have the turn. */
  userIds: string[];
  /** Who has it at an instant, of those who can be told. */
  at: (at: Date, reachable: ReadonlySet<string>) => Map<string, OnCall>;
}

/** The rotations that the rules name, with every change of turns. */
export async function loadOnCallBook(
  tx: Tx,
  organisationId: string,
  rules: readonly RecipientRule[],
): Promise<OnCallBook> {
  const ids = distinct(rules.map((rule) => (rule.kind === "on_call" ? rule.rotation_id : null)));
  const rows = ids.length
    ? await tx.rotation.findMany({
        where: { organisationId, id: { in: ids } },
        include: { overrides: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] } },
      })
    : [];
  const usersOf = (row: (typeof rows)[number]) => [
    ...row.memberIds,
    ...row.overrides.map(({ userId }) => userId),
  ];
  return {
    userIds: distinct(rows.flatMap(usersOf)),
    at: (at, reachable) =>
      new Map(
        rows.map((row) => {
          const absentIds = usersOf(row).filter((id) => !reachable.has(id));
          return [row.id, { rotation: row.name, userId: onCallAt({ ...row, absentIds }, at) }];
        }),
      ),
  };
}
