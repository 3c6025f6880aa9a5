"use client";

import { Figures } from "@/components/ui/figures";
import { formatDuration } from "@/components/ui/format-duration";
import { useNow } from "@/components/ui/use-now";

/** “in 4m 12s”, second by second; “any moment” once it is due. */
export function Countdown({ to }: { to: string }) {
  const now = useNow(1000);
  if (now === null) return <span>…</span>;
  const leftSeconds = Math.ceil((new Date(to).getTime() - now) / 1000);
  if (leftSeconds <= 0) return <span>any moment</span>;
  return (
    <span>
      in <Figures>{formatDuration(leftSeconds * 1000)}</Figures>
    </span>
  );
}
