import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";

export function NoNotifications() {
  return (
    <EmptyState
      drawing="bell"
      sentence="No notifications yet. When a run of a job gives rise to a message, who got it and who did not stands here."
      action={<Button href="/jobs">Go to jobs</Button>}
    />
  );
}

export function NoNotificationsFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      drawing="search"
      sentence="No notification matches these filters."
      action={<Button onClick={onClear}>Show all notifications</Button>}
    />
  );
}
