import type { OwnAddressKind } from "@/lib/client/preferences";

interface OwnChannel {
  kind: OwnAddressKind;
  enabled: "slack_enabled" | "teams_enabled" | "webhook_enabled";
  address: "slack_webhook_url" | "teams_webhook_url" | "custom_webhook_url";
  label: string;
  what: string;
  addressLabel: string;
  help: string;
}

/** What reaches a person beside mail, each over an address of their own. */
export const ownChannels: OwnChannel[] = [
  {
    kind: "slack",
    enabled: "slack_enabled",
    address: "slack_webhook_url",
    label: "Slack",
    what: "To a Slack webhook of your own, such as one that posts to you alone.",
    addressLabel: "Slack webhook address",
    help: "An incoming webhook of Slack, https://hooks.slack.com/…",
  },
  {
    kind: "teams",
    enabled: "teams_enabled",
    address: "teams_webhook_url",
    label: "Microsoft Teams",
    what: "To a Teams workflow of your own.",
    addressLabel: "Teams webhook address",
    help: "The address that a workflow of Teams gives, https://….powerplatform.com/…",
  },
  {
    kind: "webhook",
    enabled: "webhook_enabled",
    address: "custom_webhook_url",
    label: "Webhook",
    what: "As JSON, to a program of your own.",
    addressLabel: "Webhook address",
    help: "An https address of yours that takes a POST.",
  },
];
