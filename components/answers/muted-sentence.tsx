"use client";

import { ClockTime } from "@/components/runs/clock-time";
import { useMutes } from "@/lib/client/mutes";

/** “You muted it until Mon 08:00.”; nothing for a job that the person has not muted. */
export function MutedSentence({ jobKey }: { jobKey: string }) {
  const { data: mutes } = useMutes();
  const mute = mutes?.data.find(({ job }) => job.key === jobKey);
  if (!mute) return null;
  return (
    <>
      {" You muted it"}
      {mute.until && (
        <>
          {" until "}
          <ClockTime at={mute.until} />
        </>
      )}
      .
    </>
  );
}
