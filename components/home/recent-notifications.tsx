import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { LinkRow, LinkRows } from "@/components/runs/link-rows";
import { channelLabels, notificationStateWords } from "@/components/runs/notification-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateIcon } from "@/components/ui/state-icon";
import type { NotificationSummary } from "@/lib/schemas/notification";

export function RecentNotifications({ notifications }: { notifications: NotificationSummary[] }) {
  if (notifications.length === 0)
    return (
      <Typography variant="body2" color="textSecondary">
        Nobody has been told anything yet.
      </Typography>
    );
  return (
    <LinkRows aria-label="Recent notifications">
      {notifications.map((notification) => (
        <LinkRow key={notification.id} href={`/notifications/${notification.id}`}>
          <RecentNotification notification={notification} />
        </LinkRow>
      ))}
    </LinkRows>
  );
}

function RecentNotification({ notification }: { notification: NotificationSummary }) {
  const { state, word } = notificationStateWords[notification.state];
  const isWorthAWord = notification.state !== "sent";
  return (
    <>
      <Box component="span" sx={{ alignSelf: "flex-start", pt: 0.375, display: "inline-flex" }}>
        <StateIcon state={state} label={word} />
      </Box>
      <Box component="span" sx={{ flex: 1, minWidth: 0, display: "grid" }}>
        <Typography component="span" variant="body1" noWrap title={notification.subject ?? undefined}>
          {notification.subject ?? notification.job?.name ?? "Message"}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary" noWrap>
          {isWorthAWord && `${[word, notification.reason_text].filter(Boolean).join(": ")} · `}
          {notification.recipient_name ?? notification.recipient} · {channelLabels[notification.channel_kind]}
        </Typography>
      </Box>
      <Typography
        component="span"
        variant="caption"
        color="textSecondary"
        sx={{ alignSelf: "flex-start", pt: 0.375, whiteSpace: "nowrap" }}
      >
        <RelativeTime at={notification.sent_at ?? notification.updated_at} />
      </Typography>
    </>
  );
}
