"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { StoredMessage } from "@/components/messages/stored-message";
import { usePageTitle } from "@/components/runs/use-page-title";
import { ExactTime } from "@/components/ui/exact-time";
import { BellIcon, ChevronLeftIcon } from "@/components/ui/icons";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { InboxMessageView } from "@/lib/schemas/inbox";
import { InboxAttachments } from "./inbox-attachments";
import { kindWord } from "./kind-word";
import { readPayload } from "./read-payload";

/** `namesPage`: the message is what the address names. */
export function InboxMessage({ message, namesPage }: { message: InboxMessageView; namesPage?: boolean }) {
  const { kind, subject, html, text, to, received_at, notification_id, payload } = message;
  const { recipientName, attachments, body } = readPayload(payload);
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
            { label: "Channel", value: kindWord(kind) },
            { label: "Caught", value: <ExactTime at={received_at} showZone /> },
          ]}
        />
      </Box>
      <StoredMessage
        kind={kind}
        subject={subject}
        html={html}
        text={text}
        payload={body}
        to={to}
        at={received_at}
      />
      <InboxAttachments attachments={attachments} />
    </Box>
  );
}

function PageTitle({ title }: { title: string }) {
  usePageTitle(title);
  return null;
}
