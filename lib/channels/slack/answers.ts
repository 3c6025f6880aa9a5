import type { FailureClass, FailureReason } from "@/lib/core/outcome";
import { textOf } from "@/lib/templates/messages/json-value";
import type { Refusal, Verdict } from "../http-outcome";
import { readObject } from "../post-json";

type Cause = [FailureClass, FailureReason, words: string];

const content = (words: string): Cause => ["permanent", "rejected_content", words];
const gone = (words: string): Cause => ["configuration", "gone", words];
const unauthorized = (words: string): Cause => ["configuration", "unauthorized", words];
const misconfigured = (words: string): Cause => ["configuration", "misconfigured", words];
const limited = (words: string): Cause => ["transient", "rate_limited", words];
const broken = (words: string): Cause => ["transient", "server_error", words];

/**
 * What Slack's error words mean: of webhooks as plain text, of chat.postMessage in the field `error`.
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors and
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const causes: Record<string, Cause> = {
  invalid_payload: content("it cannot read the message"),
  invalid_blocks: content("it cannot show a block of the message"),
  invalid_blocks_format: content("it cannot read the message's blocks"),
  invalid_attachments: content("it cannot show an attachment of the message"),
  missing_text_or_fallback_or_attachments: content("the message says nothing"),
  no_text: content("the message says nothing"),
  msg_too_long: content("the message is too long"),
  msg_blocks_too_long: content("the message is too long"),
  too_many_attachments: content("the message has too many attachments"),
  attachment_payload_limit_exceeded: content("the message is too long"),
  markdown_text_conflict: content("the message mixes two kinds of text"),

  no_service: gone("this webhook was removed or switched off"),
  no_service_id: gone("this webhook was removed or switched off"),
  no_team: gone("the workspace is no more"),
  team_disabled: gone("the workspace is no more"),
  channel_is_archived: gone("the channel is archived"),
  is_archived: gone("the channel is archived"),
  channel_not_found: misconfigured("it knows no such channel, or the app may not see it"),
  user_not_found: misconfigured("it does not know whom the message is for"),
  not_in_channel: misconfigured("the app is not in the channel: invite it there"),
  channel_type_not_supported: misconfigured("nothing can be posted to this kind of channel"),
  posting_to_general_channel_denied: misconfigured("the app may not post to this channel"),
  restricted_action: misconfigured("who may post to this channel is restricted"),
  restricted_action_read_only_channel: misconfigured("the channel is read-only"),
  restricted_action_thread_only_channel: misconfigured("the channel takes answers only"),
  messages_tab_disabled: misconfigured("the app's messages are switched off for this person"),
  cannot_reply_to_message: content("the message that it answers cannot be answered"),

  action_prohibited: unauthorized("an administrator of the workspace forbids it"),
  invalid_token: unauthorized("the webhook's address is not valid any more"),
  invalid_auth: unauthorized("the bot token is not valid"),
  not_authed: unauthorized("the bot token is missing"),
  account_inactive: unauthorized("the bot's account or workspace was deleted"),
  token_revoked: unauthorized("the bot token was revoked"),
  token_expired: unauthorized("the bot token has expired"),
  not_allowed_token_type: unauthorized("it takes no token of this kind"),
  missing_scope: unauthorized("the app lacks a permission: it needs chat:write"),
  no_permission: unauthorized("the app lacks a permission: it needs chat:write"),
  access_denied: unauthorized("the app may not post there"),
  ekm_access_denied: unauthorized("an administrator of the workspace suspended posting"),
  org_login_required: unauthorized("the workspace moves to another organisation"),
  team_access_not_granted: unauthorized("the app may not use this workspace"),
  accesslimited: unauthorized("the workspace does not let this network in"),

  rate_limited: limited("too many messages in too short a time"),
  ratelimited: limited("too many messages in too short a time"),
  message_limit_exceeded: limited("the workspace has used up its messages"),
  rollup_error: broken("it failed"),
  internal_error: broken("it failed"),
  fatal_error: broken("it failed"),
  request_timeout: broken("it did not get the whole message"),
  service_unavailable: broken("it is not available now"),
  team_added_to_org: broken("the workspace is being moved"),
};

/** A webhook belongs to one channel: that this is unknown means that it was deleted. */
const webhookCauses: Record<string, Cause> = {
  ...causes,
  channel_not_found: gone("the channel was deleted"),
};

function refusal(table: Record<string, Cause>, word: string): Refusal | null {
  const cause = Object.hasOwn(table, word) ? table[word] : undefined;
  if (!cause) return null;
  const [failure, reason, words] = cause;
  return { failure, reason, detail: `Slack answered “${word}”: ${words}` };
}

/**
 * An incoming webhook says ok, or an error word. Products that are only compatible say either in ways of their own:
 * with `isSlack` false the status counts where they say nothing known.
 */
export function readWebhookAnswer(status: number, body: string, isSlack: boolean): Verdict | null {
  const isSuccess = status >= 200 && status < 300;
  const { ok, success, error } = readObject(body);
  const known = refusal(webhookCauses, textOf(error) || body.trim());
  if (known) return known;
  if (!isSuccess) return null;
  const isRefused = ok === false || success === false;
  if (!isRefused && (!isSlack || ok === true || body.trim() === "ok"))
    return { accepted: true, detail: "Posted" };
  return {
    failure: "configuration",
    reason: "misconfigured",
    detail: `The server answered ${status}, but not as a Slack webhook does: check the address`,
  };
}

/** chat.postMessage answers 200 for everything but too many requests, and says in its body whether it posted. */
export function readBotAnswer(status: number, body: string): Verdict | null {
  const { ok, ts, error } = readObject(body);
  if (status === 200 && ok === true) return { accepted: true, providerId: textOf(ts), detail: "Posted" };
  const word = textOf(error);
  const known = refusal(causes, word);
  if (known || status !== 200) return known;
  // Words come and go: a new one must not be the message's end.
  const quoted = /^[a-z_]{1,60}$/.test(word)
    ? ` “${word}”, which Runbell does not know`
    : " something unknown";
  return { failure: "transient", reason: "server_error", detail: `Slack answered${quoted}` };
}
