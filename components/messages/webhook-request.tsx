"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { CodeView } from "@/components/ui/code-view";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { RenderedMessage } from "@/lib/templates/message-types";

interface WebhookRequestProps {
  message: RenderedMessage;
  to?: string;
}

/** As Standard Webhooks has it; the values are those of one try, so they are named instead of shown. */
const headers = [
  { label: "content-type", value: "application/json" },
  { label: "webhook-id", value: "the message’s id, the same at every try" },
  { label: "webhook-timestamp", value: "Unix seconds of the try" },
  { label: "webhook-signature", value: "v1,…" },
];

export function WebhookRequest({ message, to }: WebhookRequestProps) {
  const body = message.payload === null ? message.text : JSON.stringify(message.payload, null, 2);
  return (
    <Box
      role="group"
      aria-label="Webhook request"
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5, maxWidth: 720 }}
    >
      <Typography variant="code" component="p" sx={{ overflowWrap: "anywhere" }}>
        <strong>POST</strong> {to ?? "https://hooks.example.org/runbell"}
      </Typography>
      <KeyValueList items={headers} ruled />
      <CodeView label="Body" text={body} maxHeight={560} />
    </Box>
  );
}
