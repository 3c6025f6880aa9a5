import type { ChannelKind } from "../kind";
import { describeWebhook } from "../webhook-url";
import { TeamsConfig } from "./config";
import { sendToTeams } from "./send";

export const teams: ChannelKind<TeamsConfig> = {
  id: "teams",
  label: "Microsoft Teams",
  summary: "Posts an Adaptive Card to a Teams channel or chat over a workflow's webhook.",
  body: "teams",
  config: TeamsConfig,
  fields: [
    {
      name: "url",
      label: "Workflow address",
      input: "secret",
      required: true,
      placeholder: "https://….api.powerplatform.com/…&sig=…",
      help: "In Teams: the channel's menu, Workflows, “Send webhook alerts to a channel”. The workflow belongs to whoever makes it, and ends when they leave. Addresses of Office 365 connectors (webhook.office.com) are retired, and those of flows at logic.azure.com ended in November 2025: copy the new one from the flow.",
    },
    {
      name: "other_host",
      label: "Other host",
      input: "switch",
      help: "For a relay that takes what Teams takes: the address may be of any host. One in a private network also has to be in RUNBELL_ALLOW_NETWORKS.",
    },
  ],
  // Flows that are throttled for 14 days in a row are switched off: one message a second stays below what is known.
  ratePerMinute: 60,
  describe: ({ url }) => describeWebhook(url),
  send: sendToTeams,
};
