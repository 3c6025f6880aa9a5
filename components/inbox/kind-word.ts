import { channelLabels } from "@/components/runs/notification-state";
import { channelKinds } from "@/lib/core/channel-kind";

/** The channel that a caught message was meant for; kinds that are not known stay as they are written. */
export function kindWord(written: string): string {
  const kind = channelKinds.find((known) => known === written);
  return kind ? channelLabels[kind] : written;
}
