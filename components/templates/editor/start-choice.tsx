"use client";

import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Link from "@mui/material/Link";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { NextLink } from "@/components/theme/next-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { ListSkeleton } from "@/components/ui/skeletons";
import { useHasRole } from "@/lib/client/me";
import { useTemplates } from "@/lib/client/templates";
import { messageKinds, type MessageKind } from "@/lib/core/channel-kind";
import { eventCatalogue, eventTypes, type EventType } from "@/lib/core/event";
import { typeLabels } from "./body-words";
import { blankStart, builtInStart } from "./start-names";

const kindWords: Record<MessageKind, string> = {
  email: "Subject, HTML and text; the other channels stay built-in until you write them.",
  slack: "Blocks, as Slack draws them.",
  teams: "An Adaptive Card.",
  webhook: "The JSON that a program gets.",
  sms: "A text message, with its length counted.",
};

const allEvents = "all";
type ChosenEvent = EventType | typeof allEvents;

const blanks = [
  { type: "email", words: "An empty mail." },
  { type: "partial", words: "A piece that other templates include by its name." },
  { type: "layout", words: "What all mails are put into: head, foot and colours." },
] as const;

const Tiles = styled("ul")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(220px, 1fr))",
  gap: theme.spacing(1.5),
  "& a": {
    display: "grid",
    gap: 4,
    gridTemplateColumns: "minmax(0, 1fr)",
    width: "100%",
    height: "100%",
    padding: theme.spacing(1.5, 2),
    textAlign: "left",
    alignContent: "start",
    justifyItems: "start",
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    "&:hover": {
      borderColor: theme.vars.palette.line.strong,
      backgroundColor: theme.vars.palette.surface.hover,
    },
  },
}));

/** What a new template begins with. Nothing is stored until it is created. */
export function StartChoice() {
  const canWrite = useHasRole("author");
  const [eventType, setEventType] = useState<ChosenEvent>("job.failed");
  return (
    <>
      <PageHeader
        title="New template"
        back={{ label: "Templates", href: "/templates" }}
        sentence="Choose what to start from. Nothing is stored until you create it."
      />
      {canWrite ? (
        <Box sx={{ display: "grid", gap: 5, maxWidth: 960 }}>
          <Section
            title="From the built-in message"
            sentence="What is sent today, to change word by word."
            action={<EventChoice value={eventType} onChange={setEventType} />}
          >
            <Tiles>
              {messageKinds.map((kind) => (
                <Tile
                  key={kind}
                  from={`${builtInStart(kind)}${eventType === allEvents ? "" : `&event=${eventType}`}`}
                  title={typeLabels[kind]}
                  words={kindWords[kind]}
                />
              ))}
            </Tiles>
          </Section>
          <Section title="Blank">
            <Tiles>
              {blanks.map(({ type, words }) => (
                <Tile key={type} from={blankStart(type)} title={typeLabels[type]} words={words} />
              ))}
            </Tiles>
          </Section>
          <Section title="A copy of another template">
            <Copies />
          </Section>
        </Box>
      ) : (
        <EmptyState
          drawing="key"
          sentence="Templates are written by authors and admins. Ask an admin for the role."
        />
      )}
    </>
  );
}

interface EventChoiceProps {
  value: ChosenEvent;
  onChange: (value: ChosenEvent) => void;
}

function EventChoice({ value, onChange }: EventChoiceProps) {
  return (
    <Select<ChosenEvent>
      value={value}
      onChange={({ target }) => onChange(target.value)}
      SelectDisplayProps={{ "aria-label": "Event" }}
    >
      <MenuItem value={allEvents}>Any event</MenuItem>
      {eventTypes.map((type) => (
        <MenuItem key={type} value={type}>
          {eventCatalogue[type].label}
        </MenuItem>
      ))}
    </Select>
  );
}

function Tile({ from, title, words }: { from: string; title: string; words: string }) {
  return (
    <li>
      <ButtonBase component={NextLink} href={`/templates/new?from=${from}`}>
        <Typography variant="h3" component="span">
          {title}
        </Typography>
        <Typography variant="body2" component="span" color="textSecondary">
          {words}
        </Typography>
      </ButtonBase>
    </li>
  );
}

function Copies() {
  const query = useTemplates({ limit: 100 });
  return (
    <QueryBoundary
      query={query}
      loading={<ListSkeleton rows={3} />}
      isEmpty={({ data }) => data.length === 0}
      empty={
        <Typography variant="body2" color="textSecondary">
          There is no other template yet.
        </Typography>
      }
    >
      {({ data }) => (
        <Box component="ul" sx={{ display: "grid", gap: 1 }}>
          {data.map(({ id, name, notification_type, description }) => (
            <Typography key={id} component="li" variant="body2" color="textSecondary" noWrap>
              <Link href={`/templates/new?from=${id}`}>{name}</Link> · {typeLabels[notification_type]}
              {description && ` · ${description}`}
            </Typography>
          ))}
        </Box>
      )}
    </QueryBoundary>
  );
}
