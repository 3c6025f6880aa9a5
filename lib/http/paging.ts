import { z } from "zod";
import { InvalidInputError } from "@/lib/core/errors";

/** A row's place in a list that is sorted by age, then id. */
export interface PagePosition {
  createdAt: Date;
  id: string;
}

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

export function encodeCursor({ createdAt, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString("base64url");
}

/** The place that a cursor of ours says, or null without a cursor; throws InvalidInputError for any other text. */
export function decodeCursor(cursor: string | undefined): PagePosition | null {
  if (cursor === undefined) return null;
  const position = Position.safeParse(readJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!position.success) {
    throw new InvalidInputError("This cursor is not one of ours. Start again without it.", [
      { pointer: "/query/cursor", detail: "is not a cursor of this list" },
    ]);
  }
  const [createdAt, id] = position.data;
  return { createdAt: new Date(createdAt), id };
}

/**
 * The first `limit` of rows that were asked for with one more than that, and the cursor of what follows them: null at
 * the end of the list.
 */
export function pageOfRows<Row extends PagePosition>(
  rows: readonly Row[],
  limit: number,
): { rows: Row[]; next_cursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next_cursor: rows.length > limit && last ? encodeCursor(last) : null };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
