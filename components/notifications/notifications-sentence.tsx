"use client";

import Skeleton from "@mui/material/Skeleton";
import { ToldSentence } from "@/components/runs/told-sentence";
import { useOverview } from "@/lib/client/overview";

/** “In the last 24 hours: 9 people were told, 3 messages wait until 07:00.” */
export function NotificationsSentence() {
  const { data, isPending } = useOverview();
  if (isPending) return <Skeleton width={360} height={12} sx={{ my: 0.5 }} />;
  if (!data) return <>Who was told what, who was not, and why.</>;
  const { people_told, held, next_release_at, waiting, dead, skipped } = data.notifications;
  return (
    <>
      {"In the last 24 hours: "}
      <ToldSentence
        told={{ people: people_told, held, nextReleaseAt: next_release_at, underway: waiting, dead, skipped }}
        hrefOf={(state) => (state === "held" ? "/held" : `/notifications?state=${state}`)}
      />
    </>
  );
}
