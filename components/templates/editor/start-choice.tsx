"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTile, LinkTiles } from "@/components/ui/link-tiles";
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
            <LinkTiles>
              {messageKinds.map((kind) => (
                <LinkTile
                  key={kind}
                  href={`/templates/new?from=${builtInStart(kind)}${eventType === allEvents ? "" : `&event=${eventType}`}`}
                  title={typeLabels[kind]}
                  words={kindWords[kind]}
                />
              ))}
            </LinkTiles>
          </Section>
          <Section title="Blank">
            <LinkTiles>
              {blanks.map(({ type, words }) => (
                <LinkTile
                  key={type}
                  href={`/templates/new?from=${blankStart(type)}`}
                  title={typeLabels[type]}
                  words={words}
                />
              ))}
            </LinkTiles>
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
