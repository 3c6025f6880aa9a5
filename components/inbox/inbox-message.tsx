"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { usePageTitle } from "@/components/runs/use-page-title";
import { CodeView } from "@/components/ui/code-view";
import { ExactTime } from "@/components/ui/exact-time";
import { BellIcon, ChevronLeftIcon } from "@/components/ui/icons";
import { KeyValueList } from "@/components/ui/key-value-list";
import { MailFrame } from "@/components/ui/mail-frame";
import type { InboxMessageView } from "@/lib/schemas/inbox";
import { InboxAttachments } from "./inbox-attachments";
import { readPayload } from "./read-payload";

/** `namesPage`: the message is what the address names. */
export function InboxMessage({ message, namesPage }: { message: InboxMessageView; namesPage?: boolean }) {
  const { subject, html, text, to, received_at, notification_id, payload } = message;
  const { recipientName, attachments } = readPayload(payload);
  return (
    <Box
      component="article"
      aria-label={subject}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}
    >
      {namesPage && <PageTitle title={subject} />}
      <Box component="header" sx={{ display: "grid", gap: 1 }}>
        <Link
          href="/inbox"
          color="textSecondary"
          underline="hover"
          sx={{
            display: { xs: "inline-flex", lg: "none" },
            alignItems: "center",
            gap: 0.5,
            justifySelf: "start",
          }}
        >
          <ChevronLeftIcon />
          Test inbox
        </Link>
        <Box
          sx={{ display: "flex", alignItems: "flex-start", gap: 2, flexWrap: { xs: "wrap", sm: "nowrap" } }}
        >
          <Typography
            variant="h1"
            component={namesPage ? "h1" : "h2"}
            sx={{ flex: { xs: "1 1 100%", sm: 1 }, minWidth: 0, overflowWrap: "anywhere", pt: 0.5 }}
          >
            {subject}
          </Typography>
          {notification_id && (
            <Button href={`/notifications/${notification_id}`} startIcon={<BellIcon />}>
              Open the notification
            </Button>
          )}
        </Box>
        <KeyValueList
          items={[
            { label: "To", value: recipientName ? `${recipientName} <${to}>` : to },
            { label: "Caught", value: <ExactTime at={received_at} showZone /> },
          ]}
        />
      </Box>
      {html === null ? (
        <CodeView label="Plain text" text={text} wraps maxHeight={960} />
      ) : (
        <MailFrame title={subject} html={html} text={text} />
      )}
      <InboxAttachments attachments={attachments} />
    </Box>
  );
}

function PageTitle({ title }: { title: string }) {
  usePageTitle(title);
  return null;
}
