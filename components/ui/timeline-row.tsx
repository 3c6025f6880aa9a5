"use client";

import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { DurationText } from "./duration-text";
import { ChevronDownIcon, ChevronRightIcon } from "./icons";
import { RelativeTime } from "./relative-time";
import { StateIcon } from "./state-icon";
import type { TimelineItem } from "./timeline-item";

const Row = styled("li")(({ theme }) => ({
  position: "relative",
  paddingLeft: 28,
  paddingBottom: theme.spacing(2),
  "&:not(:last-of-type)::before": {
    content: '""',
    position: "absolute",
    left: 7.5,
    top: 22,
    bottom: -2,
    width: 1,
    backgroundColor: theme.vars.palette.line.strong,
  },
  "&:last-of-type": { paddingBottom: 0 },
}));

const Head = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.body1,
  display: "flex",
  width: "100%",
  alignItems: "baseline",
  justifyContent: "flex-start",
  textAlign: "start",
  gap: theme.spacing(1),
  borderRadius: 6,
  flexWrap: "wrap",
}));

const Mark = styled("span")({
  position: "absolute",
  left: 0,
  top: 2,
  display: "grid",
  placeItems: "center",
  height: 16,
  width: 16,
});

const Chevron = styled("span")(({ theme }) => ({
  alignSelf: "center",
  display: "inline-flex",
  color: theme.vars.palette.text.tertiary,
  marginLeft: theme.spacing(-0.5),
}));

export function TimelineRow({ item, zone }: { item: TimelineItem; zone?: string }) {
  const { state, word, title, at, durationMs, since, sentence, body } = item;
  const [wasOpened, setWasOpened] = useState(item.isOpen ?? false);
  const [choice, setChoice] = useState<boolean | null>(null);
  if (item.isOpen && !wasOpened) setWasOpened(true);
  const isOpen = choice ?? wasOpened;
  const bodyId = useId();
  const isLoud = state === "failed" || state === "attention" || state === "running";
  const hasDuration = typeof durationMs === "number" || since !== undefined;

  const line = (
    <>
      <Typography component="span" variant="h3" sx={{ overflowWrap: "anywhere" }}>
        {title}
      </Typography>
      {body && <Chevron>{isOpen ? <ChevronDownIcon /> : <ChevronRightIcon />}</Chevron>}
      <Typography
        component="span"
        variant="body2"
        color="textSecondary"
        sx={{ ml: "auto", display: "inline-flex", gap: 1.5, whiteSpace: "nowrap" }}
      >
        <Typography component="span" variant="inherit" sx={isLoud ? { color: `${state}.main` } : undefined}>
          {word}
        </Typography>
        {hasDuration && <DurationText ms={durationMs} since={since} />}
        {at && <RelativeTime at={at} zone={zone} />}
      </Typography>
    </>
  );

  return (
    <Row>
      <Mark>
        <StateIcon state={state} size={16} />
      </Mark>
      {body ? (
        <Head
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => setChoice(!isOpen)}
        >
          {line}
        </Head>
      ) : (
        <Box sx={{ display: "flex", alignItems: "baseline", gap: 1, flexWrap: "wrap" }}>{line}</Box>
      )}
      {sentence && (
        <Typography component="div" variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          {sentence}
        </Typography>
      )}
      {body && isOpen && (
        <Box id={bodyId} sx={{ mt: 1 }}>
          {body}
        </Box>
      )}
    </Row>
  );
}
