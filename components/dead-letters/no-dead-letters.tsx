import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";

export function NoDeadLetters() {
  return (
    <EmptyState
      drawing="bell"
      sentence="No message needs you. One that cannot be delivered waits here, with the reason and what to do about it."
      action={<Button href="/notifications">Go to notifications</Button>}
    />
  );
}
