import type { ChannelKind } from "../kind";
import { PagerDutyConfig } from "./config";
import { createPagerDutySender, hostOf, type PagerDutyOptions } from "./send";

export function createPagerDutyKind(options: PagerDutyOptions = {}): ChannelKind<PagerDutyConfig> {
  return {
    id: "pagerduty",
    label: "PagerDuty",
    summary: "Opens an incident when a job fails, and resolves it when the job works again.",
    body: "webhook",
    config: PagerDutyConfig,
    fields: [
      {
        name: "routing_key",
        label: "Integration key",
        input: "secret",
        help: "Of the service in PagerDuty, under Integrations: add one of the type Events API v2. It has 32 letters and digits.",
        required: true,
      },
      {
        name: "region",
        label: "Service region",
        input: "select",
        options: [
          { value: "us", label: "United States" },
          { value: "eu", label: "European Union" },
        ],
        help: "The address of your PagerDuty account tells: it ends in .eu.pagerduty.com in the European Union.",
        bindsSecrets: true,
      },
    ],
    // https://developer.pagerduty.com/docs/events-api-rate-limits: about 120 for each integration key.
    ratePerMinute: 120,
    describe: (config) => `${hostOf(config)}, key …${config.routing_key.reveal().slice(-4)}`,
    send: createPagerDutySender(options),
  };
}

export const pagerduty = createPagerDutyKind();
