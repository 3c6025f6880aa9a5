"use client";

import { CodeView } from "@/components/ui/code-view";
import { MailFrame } from "@/components/ui/mail-frame";
import { messageKinds } from "@/lib/core/channel-kind";
import type { Json } from "@/lib/templates/context-shape";
import { MessagePreview } from "./message-preview";

interface StoredMessageProps {
  kind: string;
  subject: string;
  html: string | null;
  text: string;
  payload: Json | null;
  to: string;
  /** When it was sent, or caught. */
  at: string;
}

/** A message that was made before, as its channel shows it; a mail by its HTML, or as plain text. */
export function StoredMessage({ kind, subject, html, text, payload, to, at }: StoredMessageProps) {
  const chat = messageKinds.find((known) => known === kind && known !== "email");
  if (html !== null) return <MailFrame title={subject} html={html} text={text} />;
  if (chat)
    return (
      <MessagePreview kind={chat} message={{ subject, html, text, payload, warnings: [] }} to={to} at={at} />
    );
  return <CodeView label="Plain text" text={text} wraps maxHeight={960} />;
}
