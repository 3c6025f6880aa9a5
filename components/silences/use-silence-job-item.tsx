"use client";

import { MutedBellIcon } from "@/components/ui/icons";
import type { OverflowItem } from "@/components/ui/overflow-menu";
import { useHasRole } from "@/lib/client/me";

/** Of a job's menu: leads to a new silence with the job filled in. Empty for those who may not add one. */
export function useSilenceJobItem(jobKey: string): OverflowItem[] {
  const isAuthor = useHasRole("author");
  if (!isAuthor) return [];
  const href = `/silences/new?job=${encodeURIComponent(jobKey)}`;
  return [{ label: "Silence for everybody…", icon: <MutedBellIcon />, href }];
}
