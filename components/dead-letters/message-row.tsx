"use client";

import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { countOf } from "@/components/runs/count-words";
import { subjectOf } from "@/components/notifications/notification-words";
import { RelativeTime } from "@/components/ui/relative-time";
import { useHasRole } from "@/lib/client/me";
import type { DeadLetter } from "@/lib/schemas/dead-letter";

const Row = styled("li")(({ theme }) => ({
  ...theme.typography.body2,
  display: "grid",
  gridTemplateColumns: "minmax(0, 1.8fr) minmax(0, 1.2fr) 150px auto",
  alignItems: "center",
  columnGap: theme.spacing(2),
  minHeight: 44,
  padding: theme.spacing(0.75, 2, 0.75, 5),
  "& + &": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
  [theme.breakpoints.down("sm")]: {
    gridTemplateColumns: "minmax(0, 1fr) auto",
    padding: theme.spacing(1.25, 2),
    "& > :nth-of-type(2), & > :nth-of-type(3)": { gridColumn: 1 },
    "& > button": { gridColumn: 2, gridRow: "1 / span 3" },
  },
}));

interface MessageRowProps {
  letter: DeadLetter;
  isBusy: boolean;
  onEdit: () => void;
}

export function MessageRow({ letter, isBusy, onEdit }: MessageRowProps) {
  const { id, recipient, recipient_name, attempt_count, created_at } = letter;
  const isAuthor = useHasRole("author");
  const subject = subjectOf(letter);
  return (
    <Row>
      <Link href={`/notifications/${id}`} color="inherit" underline="hover" noWrap title={subject}>
        {subject}
      </Link>
      <Typography
        component="div"
        variant="body2"
        noWrap
        title={recipient_name ? `${recipient_name} <${recipient}>` : recipient}
      >
        {recipient_name ?? recipient}
      </Typography>
      <Typography component="div" variant="body2" color="textSecondary" noWrap>
        {attempt_count > 0 && `${countOf(attempt_count, "try", "tries")}, `}
        <RelativeTime at={created_at} />
      </Typography>
      {isAuthor && (
        <Button
          size="small"
          disabled={isBusy}
          onClick={onEdit}
          aria-label={`Edit and send: ${subject} to ${recipient}`}
        >
          Edit and send
        </Button>
      )}
    </Row>
  );
}
