import type { SendOutcome } from "@/lib/core/outcome";
import { outcomeOf, type Verdict } from "../http-outcome";
import type { OutgoingMessage, SendContext } from "../kind";
import { postJson, readObject } from "../post-json";
import type { PagerDutyConfig } from "./config";
import { pagerDutyEvent } from "./event";

export interface PagerDutyOptions {
  /** In place of PagerDuty's own address. */
  endpoint?: string;
}

const hosts: Record<PagerDutyConfig["region"], string> = {
  us: "events.pagerduty.com",
  eu: "events.eu.pagerduty.com",
};

export function hostOf({ region }: PagerDutyConfig): string {
  return hosts[region];
}

export function createPagerDutySender({ endpoint }: PagerDutyOptions) {
  /** A repeated try is the same alert, by its deduplication key. */
  return async function sendToPagerDuty(
    message: OutgoingMessage,
    config: PagerDutyConfig,
    context: SendContext,
  ): Promise<SendOutcome> {
    const result = await postJson(
      {
        url: endpoint ?? `https://${hostOf(config)}/v2/enqueue`,
        body: { ...pagerDutyEvent(message), routing_key: config.routing_key.reveal() },
      },
      context,
    );
    return outcomeOf(result, { via: hostOf(config), treat: readAnswer });
  };
}

/**
 * 202 says that the event will be processed, 400 that it is not valid: also when it is the key that is wrong, which only
 * the text tells. https://developer.pagerduty.com/docs/events-api-v2-overview
 */
function readAnswer(status: number, body: string): Verdict | null {
  if (status === 202 || (status === 200 && readObject(body).status === "success"))
    return { accepted: true, detail: "PagerDuty accepted the event" };
  if (status >= 200 && status < 300) return {};
  if (status !== 400) return null;
  return /routing[ _]key/i.test(body)
    ? {
        failure: "configuration",
        reason: "unauthorized",
        detail: "PagerDuty answered 400: it does not know the integration key",
      }
    : { detail: "PagerDuty answered 400: it refuses the event" };
}
