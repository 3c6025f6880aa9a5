"use client";

import type { ReactNode } from "react";
import type { MessageKind } from "@/lib/core/channel-kind";
import type { RenderedMessage } from "@/lib/templates/message-types";
import { MailPreview } from "./mail/mail-preview";
import { SlackMessage } from "./slack/slack-message";
import { SmsBubble } from "./sms-bubble";
import { TeamsCard } from "./teams/teams-card";
import { WebhookRequest } from "./webhook-request";

export interface MessagePreviewProps {
  kind: MessageKind;
  message: RenderedMessage;
  width?: "wide" | "narrow";
  /** As the reader's program has it. Left out: a mail is light, the others follow the page. */
  scheme?: "light" | "dark";
  /** Whom it goes to, or where. */
  to?: string;
  /** When it was sent; left out: now. */
  at?: string;
}

/** A message as its channel shows it. Nothing in it acts: no link leads away, no script runs. */
export function MessagePreview({ kind, ...props }: MessagePreviewProps) {
  return previews[kind](props);
}

const previews: Record<MessageKind, (props: Omit<MessagePreviewProps, "kind">) => ReactNode> = {
  email: (props) => <MailPreview {...props} />,
  slack: (props) => <SlackMessage {...props} />,
  teams: (props) => <TeamsCard {...props} />,
  webhook: ({ message, to }) => <WebhookRequest message={message} to={to} />,
  sms: (props) => <SmsBubble {...props} />,
};
