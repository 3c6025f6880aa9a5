"use client";

import Box from "@mui/material/Box";
import { StoredMessage } from "@/components/messages/stored-message";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { TextSkeleton } from "@/components/ui/skeletons";
import type { useHeldPreview } from "@/lib/client/held";

/** The message as it would go out now. Of those that went out meanwhile there is none. */
export function HeldPreview({ preview }: { preview: ReturnType<typeof useHeldPreview> }) {
  if (preview.error && preview.data === undefined) return null;
  return (
    <Box sx={{ mb: 4 }}>
      <Section title="As it would read now" sentence={preview.data?.subject}>
        <QueryBoundary query={preview} loading={<TextSkeleton lines={8} />}>
          {({ channel_kind, recipient, subject, html, text, payload, rendered_at }) => (
            <StoredMessage
              kind={channel_kind}
              subject={subject}
              html={html}
              text={text}
              payload={payload}
              to={recipient}
              at={rendered_at}
            />
          )}
        </QueryBoundary>
      </Section>
    </Box>
  );
}
