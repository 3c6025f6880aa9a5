"use client";

import Skeleton from "@mui/material/Skeleton";
import { countOf } from "@/components/runs/count-words";
import { useAuditSummary } from "@/lib/client/audit";

/** “In the last 7 days: 14 entries by 3 people, 2 of them by programs.” */
export function AuditSentence() {
  const { data, isPending } = useAuditSummary();
  if (isPending) return <Skeleton width={360} height={12} sx={{ my: 0.5 }} />;
  if (!data) return <>Who did what, with what was before and after.</>;
  const { days, entries, people, by_programs } = data;
  if (entries === 0) return <>{`Nothing was changed in the last ${days} days.`}</>;
  const byPeople = people > 0 ? ` by ${countOf(people, "person", "people")}` : "";
  const byPrograms =
    by_programs > 0 ? `, ${by_programs} by ${by_programs === 1 ? "a program" : "programs"}` : "";
  return <>{`In the last ${days} days: ${countOf(entries, "entry", "entries")}${byPeople}${byPrograms}.`}</>;
}
