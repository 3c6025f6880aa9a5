"use client";

import { useMemo } from "react";
import Box from "@mui/material/Box";
import type { RenderedMessage } from "@/lib/templates/message-types";
import { AppAvatar } from "../app-avatar";
import { MessageClock } from "../message-clock";
import { parseMarkdown } from "../parse-markdown";
import { RichTextView } from "../rich-text-view";
import { CardActions, CardElements } from "./card-view";
import { readCard } from "./read-card";
import { CardFrame, TeamsLook } from "./teams-look";

interface TeamsCardProps {
  message: RenderedMessage;
  at?: string;
}

export function TeamsCard({ message, at }: TeamsCardProps) {
  const card = useMemo(() => readCard(message.payload), [message]);
  return (
    <TeamsLook role="group" aria-label="Teams message">
      <AppAvatar size={32} />
      <div>
        <div data-part="sender">
          <strong>Runbell via Workflows</strong>
          <MessageClock at={at} />
        </div>
        <CardFrame data-full={card?.isFull || undefined}>
          {card ? (
            <>
              <CardElements items={card.body} />
              {card.actions.length > 0 && (
                <Box sx={{ pt: 1.5 }}>
                  <CardActions actions={card.actions} />
                </Box>
              )}
            </>
          ) : (
            <RichTextView blocks={parseMarkdown(message.text)} />
          )}
        </CardFrame>
      </div>
    </TeamsLook>
  );
}
