"use client";

import { useUrlState } from "@/components/ui/use-url-state";
import type { TemplateVersionSummary } from "@/lib/schemas/template";

export type VersionsView = "changes" | "preview";

export interface ChosenVersions {
  /** Null: there is no other version to compare with. */
  from: number | null;
  to: number;
  view: VersionsView;
  choose: (chosen: { from?: number | null; to?: number; view?: VersionsView }) => void;
}

/** The two versions in the address; unless told the newest, and the one before. */
export function useChosenVersions(versions: readonly TemplateVersionSummary[]): ChosenVersions {
  const url = useUrlState();
  const numbers = versions.map(({ version }) => version);
  const named = (key: string) => numbers.find((version) => String(version) === url.get(key)) ?? null;
  const to = named("to") ?? numbers[0] ?? 1;
  const from = named("from") ?? numbers.find((version) => version < to) ?? null;
  return {
    from,
    to,
    view: url.get("view") === "preview" ? "preview" : "changes",
    choose: (chosen) =>
      url.set({
        from: chosen.from === undefined ? url.get("from") : chosen.from === null ? null : String(chosen.from),
        to: String(chosen.to ?? to),
        view: (chosen.view ?? url.get("view")) === "preview" ? "preview" : null,
      }),
  };
}
