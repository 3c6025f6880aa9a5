"use client";

import { useMemo, type CSSProperties } from "react";
import type { RenderedMessage } from "@/lib/templates/message-types";
import { AppAvatar } from "../app-avatar";
import { MessageClock } from "../message-clock";
import { RichTextView } from "../rich-text-view";
import { readSlack } from "./read-slack";
import { SlackBlockView } from "./slack-block-view";
import { SlackLook, SlackStack } from "./slack-look";

interface SlackMessageProps {
  message: RenderedMessage;
  at?: string;
}

export function SlackMessage({ message, at }: SlackMessageProps) {
  const { text, blocks, attachments } = useMemo(
    () => readSlack(message.payload ?? { text: message.text }),
    [message],
  );
  return (
    <SlackLook role="group" aria-label="Slack message">
      <AppAvatar size={36} />
      <SlackStack>
        <div>
          <span data-part="name">Runbell</span>
          <span data-part="badge">APP</span>
          <span data-part="time">
            <MessageClock at={at} />
          </span>
          {text.length > 0 && <RichTextView blocks={text} />}
        </div>
        {blocks.map((block, index) => (
          <SlackBlockView key={index} block={block} />
        ))}
        {attachments.map(({ color, blocks: inside }, index) => (
          <SlackStack key={index} data-bar style={color ? ({ "--bar": color } as CSSProperties) : undefined}>
            {inside.map((block, place) => (
              <SlackBlockView key={place} block={block} />
            ))}
          </SlackStack>
        ))}
      </SlackStack>
    </SlackLook>
  );
}
