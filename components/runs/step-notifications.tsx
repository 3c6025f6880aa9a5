import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { RunNotification } from "@/lib/schemas/run-notification";
import { NotificationChip } from "./notification-chip";
import { channelLabels } from "./notification-state";
import { NotificationWhy } from "./notification-why";

/** Whom a step told, over what, and what became of it. */
export function StepNotifications({
  step,
  notifications,
}: {
  step: string;
  notifications: RunNotification[];
}) {
  if (notifications.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={`Told by ${step}`}
      sx={{ display: "grid", gap: 0.75, m: 0, mt: 0.75, p: 0, listStyle: "none" }}
    >
      {notifications.map((notification) => (
        <Box
          key={notification.id}
          component="li"
          sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1, rowGap: 0.25 }}
        >
          <NotificationChip state={notification.state} />
          <Link href={`/notifications/${notification.id}`} sx={{ overflowWrap: "anywhere" }}>
            {`${notification.recipient_name ?? notification.recipient}, ${channelLabels[notification.channel_kind]}`}
          </Link>
          <Typography component="span" variant="inherit" color="textSecondary">
            <NotificationWhy notification={notification} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
