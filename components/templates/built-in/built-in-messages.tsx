"use client";

import Box from "@mui/material/Box";
import { useMemo } from "react";
import { InlineSelect } from "@/components/ui/inline-select";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TextSkeleton } from "@/components/ui/skeletons";
import { useUrlState } from "@/components/ui/use-url-state";
import { useTemplateSurroundings } from "@/lib/client/templates";
import { messageKinds } from "@/lib/core/channel-kind";
import { eventCatalogue, eventTypes, type EventType } from "@/lib/core/event";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";
import { BuiltInMessage } from "./built-in-message";
import { contextOfEvent } from "./event-context";

const eventOptions = eventTypes.map((value) => ({ value, label: eventCatalogue[value].label }));

/** What people get today where nobody wrote a template: each channel's message for a chosen event. */
export function BuiltInMessages() {
  const url = useUrlState();
  const eventType = eventTypes.find((type) => type === url.get("event")) ?? "job.failed";
  const query = useTemplateSurroundings(null);
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4 }}>
      <InlineSelect
        label="What people get for"
        value={eventType}
        options={eventOptions}
        onChange={(type) => url.set({ event: type === "job.failed" ? null : type })}
      />
      <QueryBoundary
        query={query}
        loading={<TextSkeleton lines={12} />}
        errorTitle="The sample could not be loaded"
      >
        {(surroundings) => <Gallery surroundings={surroundings} eventType={eventType} />}
      </QueryBoundary>
    </Box>
  );
}

interface GalleryProps {
  surroundings: TemplateSurroundings;
  eventType: EventType;
}

function Gallery({ surroundings, eventType }: GalleryProps) {
  const context = useMemo(
    () => contextOfEvent(surroundings.context, eventType),
    [surroundings.context, eventType],
  );
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
        columnGap: 5,
        rowGap: 5,
        alignItems: "start",
      }}
    >
      {messageKinds.map((kind) => (
        <BuiltInMessage key={kind} kind={kind} eventType={eventType} context={context} />
      ))}
    </Box>
  );
}
