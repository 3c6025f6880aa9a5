import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";

export function NoStatistics() {
  return (
    <EmptyState
      drawing="list"
      sentence="No message was made in these days. What becomes of messages, and how long they take, is counted here."
      action={<Button href="/jobs">Go to jobs</Button>}
    />
  );
}
