import { ClockTime } from "@/components/runs/clock-time";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SilenceView } from "@/lib/schemas/silence";

/** “until 14:00”, “from Mon 22:00 until Tue 06:00”, “until somebody ends it”, “ended 3 h ago” */
export function SilenceWhen({
  silence: { state, starts_at, ends_at },
}: {
  silence: Pick<SilenceView, "state" | "starts_at" | "ends_at">;
}) {
  if (state === "over")
    return (
      <span>
        ended <RelativeTime at={ends_at} />
      </span>
    );
  return (
    <span>
      {state === "planned" && (
        <>
          from <ClockTime at={starts_at} />{" "}
        </>
      )}
      until {ends_at === null ? "somebody ends it" : <ClockTime at={ends_at} />}
    </span>
  );
}
