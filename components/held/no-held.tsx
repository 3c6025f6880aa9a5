import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";

export function NoHeld() {
  return (
    <EmptyState
      drawing="clock"
      sentence="Nothing waits. A message that comes in somebody’s quiet hours stands here until they end, with the reason and the time; then it goes out by itself."
      action={<Button href="/preferences">Set my quiet hours</Button>}
    />
  );
}

export function NoHeldFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      drawing="search"
      sentence="No held message matches these filters."
      action={<Button onClick={onClear}>Show all that waits</Button>}
    />
  );
}
