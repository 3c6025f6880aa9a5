import { explainReceipt } from "@/lib/core/decide/explain";
import { prepareData, type PreparedData } from "@/lib/templates/data";
import type { Delivery } from "./load-deliveries";
import type { Renderable } from "./renderable";

const nothing = prepareData({});

/** The frozen context with what is this recipient's own, and the look that the organisation has now. */
export function messageContext(delivery: Renderable, appUrl: string): PreparedData {
  const { id, recipient, recipientName, gates, eventType, jobName, answerUrls } = delivery;
  const url = `${appUrl}/notifications/${id}`;
  return (delivery.context ?? nothing).with({
    brand: delivery.sender.brand,
    notification: {
      id,
      url,
      run_url: delivery.runId ? `${appUrl}/runs/${delivery.runId}` : url,
      preferences_url: `${appUrl}/preferences`,
      reason_sentence: explainReceipt(gates, eventType, jobName),
      recipient_name: recipientName,
      recipient_email: recipient,
      time_zone: delivery.timeZone,
      acknowledge_url: answerUrls.acknowledge,
      mute_url: answerUrls.mute,
      too_noisy_url: answerUrls.tooNoisy,
      suppressed_count: heldBackBefore(gates),
      resolved_at: delivery.resolvedAt?.toISOString() ?? null,
    },
    recipient: { name: recipientName, email: recipient },
  });
}

/** How many alike the cooldown has held back since the last one was told. */
function heldBackBefore(gates: Delivery["gates"]): number {
  const count = gates.find(({ gate }) => gate === "cooldown")?.values.held_back;
  return typeof count === "number" ? count : 0;
}
