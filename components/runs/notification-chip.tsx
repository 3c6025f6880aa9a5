import { StatusChip } from "@/components/ui/status-chip";
import type { NotificationState } from "@/lib/core/notification";
import { notificationStateWords } from "./notification-state";

export function NotificationChip({ state }: { state: NotificationState }) {
  return <StatusChip {...notificationStateWords[state]} />;
}
