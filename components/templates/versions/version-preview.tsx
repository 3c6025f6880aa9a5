"use client";

import Box from "@mui/material/Box";
import { useMemo } from "react";
import Typography from "@mui/material/Typography";
import { MessagePreview } from "@/components/messages/message-preview";
import { kindLabels } from "@/components/templates/editor/body-words";
import { ErrorNotice } from "@/components/ui/error-notice";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { TextSkeleton } from "@/components/ui/skeletons";
import { useTemplateSurroundings, useTemplateVersion } from "@/lib/client/templates";
import type { TemplateVersionView, TemplateView } from "@/lib/schemas/template";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";
import { versionPreviews } from "./version-previews";

/** A version as its channels show it, with the sample's data and today's layout and parts. */
export function VersionPreview({ template, version }: { template: TemplateView; version: number }) {
  const content = useTemplateVersion(template.id, version);
  const surroundings = useTemplateSurroundings(null);
  const loading = <TextSkeleton lines={10} />;
  return (
    <QueryBoundary query={content} loading={loading} errorTitle={`Version ${version} could not be loaded`}>
      {(one) => (
        <QueryBoundary query={surroundings} loading={loading} errorTitle="The sample could not be loaded">
          {(around) => <Channels template={template} content={one} surroundings={around} />}
        </QueryBoundary>
      )}
    </QueryBoundary>
  );
}

interface ChannelsProps {
  template: TemplateView;
  content: TemplateVersionView;
  surroundings: TemplateSurroundings;
}

function Channels({ template, content, surroundings }: ChannelsProps) {
  const previews = useMemo(
    () => versionPreviews(template, content, surroundings),
    [template, content, surroundings],
  );
  if (previews.length === 0)
    return <Typography color="textSecondary">This version has no body of its own.</Typography>;
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4 }}>
      {previews.map(({ kind, message, error }) => (
        <Section key={kind} title={kindLabels[kind]}>
          {message ? (
            <MessagePreview kind={kind} message={message} />
          ) : (
            <ErrorNotice error={error?.message} title="This version cannot be rendered any more" />
          )}
        </Section>
      ))}
    </Box>
  );
}
