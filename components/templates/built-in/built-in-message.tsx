"use client";

import Button from "@mui/material/Button";
import { useMemo } from "react";
import { MessagePreview } from "@/components/messages/message-preview";
import { kindLabels } from "@/components/templates/editor/body-words";
import { builtInStart } from "@/components/templates/editor/start-names";
import { ErrorNotice } from "@/components/ui/error-notice";
import { Section } from "@/components/ui/section";
import { useHasRole } from "@/lib/client/me";
import type { MessageKind } from "@/lib/core/channel-kind";
import type { EventType } from "@/lib/core/event";
import type { JsonRecord } from "@/lib/templates/context-shape";
import { tryRender } from "../try-render";

interface BuiltInMessageProps {
  kind: MessageKind;
  eventType: EventType;
  context: JsonRecord;
}

export function BuiltInMessage({ kind, eventType, context }: BuiltInMessageProps) {
  const isAuthor = useHasRole("author");
  const { message, error } = useMemo(
    () => tryRender(kind, null, context, { eventType }),
    [kind, context, eventType],
  );
  return (
    <Section
      title={kindLabels[kind]}
      action={
        isAuthor && (
          <Button size="small" href={`/templates/new?from=${builtInStart(kind)}&event=${eventType}`}>
            Start from this
          </Button>
        )
      }
    >
      {message ? (
        <MessagePreview kind={kind} message={message} />
      ) : (
        <ErrorNotice error={error} title="This message could not be made" />
      )}
    </Section>
  );
}
