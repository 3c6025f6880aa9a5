import { countOf } from "@/components/runs/count-words";
import type { SmsCount } from "@/lib/templates/sms";

/** “1 part, 132 of 160 characters”; why there is less room, when there is. */
export function smsWords({ encoding, characters, segments, perSegment }: SmsCount): string {
  const room = Math.max(segments, 1) * perSegment;
  const why = encoding === "UCS-2" ? "; it holds letters or signs outside of the phone alphabet" : "";
  return `${countOf(segments, "part")}, ${characters} of ${room} characters${why}`;
}
