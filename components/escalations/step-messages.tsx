import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { NotificationChip } from "@/components/runs/notification-chip";
import { channelLabels } from "@/components/runs/notification-state";
import { NotificationWhy } from "@/components/runs/notification-why";
import type { NotificationSummary } from "@/lib/schemas/notification";

/** Whom a step told, and what became of each message. */
export function StepMessages({ notifications }: { notifications: readonly NotificationSummary[] }) {
  return (
    <Box component="ul" aria-label="Messages" sx={{ display: "grid", gap: 0.75 }}>
      {notifications.map((notification) => (
        <Box
          key={notification.id}
          component="li"
          sx={{ display: "flex", alignItems: "center", columnGap: 1.25, rowGap: 0.25, flexWrap: "wrap" }}
        >
          <NotificationChip state={notification.state} />
          <Link href={`/notifications/${notification.id}`} variant="body2">
            {notification.recipient_name ?? notification.recipient},{" "}
            {channelLabels[notification.channel_kind]}
          </Link>
          <Typography component="span" variant="body2" color="textSecondary" sx={{ minWidth: 0 }}>
            <NotificationWhy notification={notification} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
