import { parseUrl } from "@/lib/parse-url";
import type { Secret } from "@/lib/secrets";

/** Which webhook addresses a kind of channel takes. */
export interface WebhookUrlRule {
  /** Hosts of the provider: a name, or with a leading dot all names below it. */
  hosts: readonly string[];
  /** As an error says which addresses are meant: "a webhook address of Slack (https://hooks.slack.com/services/…)". */
  expected: string;
  /** Other hosts are taken, also over http: the address guard decides at the connection. */
  isOtherHostAllowed?: boolean;
  /** What an error says of other hosts, when there is a way to allow them. */
  otherHostHint?: string;
}

/** Whether a host belongs to a list of names and, with a leading dot, of domains. */
export function isHostOf(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => (host.startsWith(".") ? hostname.endsWith(host) : hostname === host));
}

/** Why an address cannot be used, as an error says it behind the field's name; null when it can. Shows none of it. */
export function webhookUrlProblem(address: Secret, rule: WebhookUrlRule): string | null {
  const text = address.reveal();
  const url = parseUrl(text);
  if (text.length > 2000 || /\s/.test(text) || !url || !/^https?:$/.test(url.protocol))
    return `must be ${rule.expected}`;
  if (url.username || url.password) return "must not hold a user name or password";
  if (isHostOf(url.hostname, rule.hosts))
    return url.protocol === "https:" ? null : "must start with https://";
  if (rule.isOtherHostAllowed) return null;
  return [`must be ${rule.expected}`, rule.otherHostHint].filter(Boolean).join(". ");
}

/** The host of a webhook address, with its port: what may be shown of it. */
export function hostOfWebhook(address: Secret): string {
  return parseUrl(address.reveal())?.host ?? "an unreadable address";
}

/** Enough of a webhook address to tell it from others of the same host. */
export function describeWebhook(address: Secret): string {
  return `${hostOfWebhook(address)}/…${address.reveal().slice(-4)}`;
}
