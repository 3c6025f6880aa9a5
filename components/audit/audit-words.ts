import { countOf } from "@/components/runs/count-words";
import type { AuditEntryView, ChangeView } from "@/lib/schemas/audit";
import type { State } from "@/components/ui/state";

export const actorKindWords: Record<AuditEntryView["actor"]["kind"], string> = {
  user: "A person",
  api_key: "An API key",
  system: "Runbell or a link",
};

export const changeWords: Record<ChangeView["kind"], { state: State; word: string }> = {
  added: { state: "ok", word: "Added" },
  removed: { state: "failed", word: "Removed" },
  changed: { state: "attention", word: "Changed" },
};

/** What the entry's fields are: of a thing that is new or gone, none of them “changed”. */
export function changesTitle(changes: readonly Pick<ChangeView, "kind">[]): string {
  if (changes.every(({ kind }) => kind === "added")) return "What was set";
  if (changes.every(({ kind }) => kind === "removed")) return "What was there";
  return "What changed";
}

/** What came of it, where a field says so in no words that people know; null: the fields say it all. */
export function outcomeWords(
  action: string,
  changes: readonly Pick<ChangeView, "path" | "after">[],
): string | null {
  if (action !== "identity.link") return null;
  const hasEnded = changes.some(({ path, after }) => path === "ends_password" && after === true);
  return hasEnded
    ? "The password, the sessions and the links for a new password that the account had until then ended with it."
    : "The password, if there is one, works as before.";
}

/** “ends_at, comment and 3 more”. */
export function changedPaths(changes: readonly Pick<ChangeView, "path">[], most = 2): string {
  const named = changes.slice(0, most).map(({ path }) => path);
  const others = changes.length - named.length;
  return others > 0 ? `${named.join(", ")} and ${countOf(others, "other")}` : named.join(", ");
}

/** As people read it: text as it is, all else as JSON. */
export function valueText(value: ChangeView["before"]): string {
  if (typeof value === "string") return value === "" ? '""' : value;
  return JSON.stringify(value, null, 2);
}
