"use client";

import type { ComponentType } from "react";
import type { MessageKind } from "@/lib/core/channel-kind";
import type { RenderedMessage } from "@/lib/templates/message-types";
import { MailPreview } from "./mail-preview";
import { SlackMessage } from "./slack/slack-message";
import { SmsBubble } from "./sms-bubble";
import { TeamsCard } from "./teams/teams-card";
import { WebhookRequest } from "./webhook-request";

interface MessageProps {
  message: RenderedMessage;
  /** As the program of a mail's reader has it; the others follow the page. */
  width?: "wide" | "narrow";
  scheme?: "light" | "dark";
  /** Whom it goes to, or where. */
  to?: string;
  /** When it was sent; left out: now. */
  at?: string;
  /** How much of a mail is shown at once, in pixels. */
  height?: number;
}

/** A message as its channel shows it. Nothing in it acts: no link leads away, no script runs. */
export function MessagePreview({ kind, ...props }: MessageProps & { kind: MessageKind }) {
  const Message = messages[kind];
  return <Message {...props} />;
}

const messages: Record<MessageKind, ComponentType<MessageProps>> = {
  email: MailPreview,
  slack: SlackMessage,
  teams: TeamsCard,
  webhook: WebhookRequest,
  sms: SmsBubble,
};
