import { Figure } from "@/components/runs/figure";
import { CountText } from "@/components/ui/count-text";
import type { ChannelView } from "@/lib/schemas/channel";
import { messagesHref } from "./messages-href";

/** “12 messages”, which lead to them. */
export function WaitingMessages({
  channel: { id, waiting },
}: {
  channel: Pick<ChannelView, "id" | "waiting">;
}) {
  return (
    <Figure href={messagesHref(id, "waiting")}>
      <CountText value={waiting} /> {waiting === 1 ? "message" : "messages"}
    </Figure>
  );
}
