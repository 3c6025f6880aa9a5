"use client";

import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { ChevronDownIcon, ChevronRightIcon } from "@/components/ui/icons";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeadLetterCause } from "@/lib/schemas/dead-letter";
import { formatExactCount } from "@/components/ui/format-count";
import { messageCount, placeOf } from "./dead-letter-words";

const Head = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.body1,
  display: "flex",
  flexWrap: "wrap",
  width: "100%",
  alignItems: "baseline",
  justifyContent: "flex-start",
  textAlign: "start",
  columnGap: theme.spacing(1.5),
  padding: theme.spacing(2, 2, 1, 1.5),
  "&:focus-visible": { outlineOffset: -3 },
  "& > svg": { alignSelf: "center", color: theme.vars.palette.text.tertiary },
  "@media (hover: hover)": { "&:hover > svg": { color: theme.vars.palette.text.primary } },
}));

interface CauseHeadProps {
  cause: DeadLetterCause;
  isOpen: boolean;
  bodyId: string;
  onToggle: () => void;
}

export function CauseHead({ cause, isOpen, bodyId, onToggle }: CauseHeadProps) {
  const { reason_text, count, recipients, last_at } = cause;
  return (
    <Head
      data-head
      aria-expanded={isOpen}
      aria-controls={isOpen ? bodyId : undefined}
      onClick={onToggle}
      disableRipple
    >
      {isOpen ? <ChevronDownIcon /> : <ChevronRightIcon />}
      <Box component="span" sx={{ flex: "1 1 220px", minWidth: 0 }}>
        <Typography component="span" variant="h3" sx={{ mr: 1 }}>
          {reason_text}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          {placeOf(cause)}
        </Typography>
      </Box>
      <Typography component="span" variant="body2" color="textSecondary" sx={{ pl: { xs: 3.5, sm: 0 } }}>
        <Typography component="span" variant="inherit" sx={{ color: "failed.main" }}>
          {messageCount(count)}
        </Typography>
        {recipients > 1 && ` to ${formatExactCount(recipients)} recipients`}
        {", "}
        {count > 1 && "last "}
        <RelativeTime at={last_at} />
      </Typography>
    </Head>
  );
}
