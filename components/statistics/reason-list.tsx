import Typography from "@mui/material/Typography";
import { LinkRow, LinkRows } from "@/components/runs/link-rows";
import { notificationStateWords } from "@/components/runs/notification-state";
import { CountText } from "@/components/ui/count-text";
import { StateIcon } from "@/components/ui/state-icon";
import type { Statistics } from "@/lib/schemas/statistics";
import { reasonHref } from "./history-href";

interface ReasonListProps {
  reasons: Statistics["reasons"];
  firstDay: string | null;
}

export function ReasonList({ reasons, firstDay }: ReasonListProps) {
  return (
    <LinkRows aria-label="Reasons">
      {reasons.map((reason) => {
        const { state, word } = notificationStateWords[reason.state];
        return (
          <LinkRow key={`${reason.state} ${reason.reason}`} href={reasonHref(reason, firstDay)}>
            <StateIcon state={state} size={16} />
            <Typography component="span" sx={{ flex: 1, minWidth: 0 }}>
              {reason.text}
            </Typography>
            <Typography component="span" variant="body2" color="textSecondary">
              {word}
            </Typography>
            <Typography component="span" sx={{ minWidth: 56, textAlign: "right" }}>
              <CountText value={reason.count} />
            </Typography>
          </LinkRow>
        );
      })}
    </LinkRows>
  );
}
