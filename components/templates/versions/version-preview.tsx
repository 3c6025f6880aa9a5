"use client";

import Box from "@mui/material/Box";
import { useMemo } from "react";
import { MessagePreview } from "@/components/messages/message-preview";
import { kindLabels } from "@/components/templates/editor/body-words";
import { draftOfContent, sourceOfDraft } from "@/components/templates/editor/draft";
import { tryRender } from "@/components/templates/try-render";
import { ErrorNotice } from "@/components/ui/error-notice";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { TextSkeleton } from "@/components/ui/skeletons";
import { useTemplateSurroundings, useTemplateVersion } from "@/lib/client/templates";
import type { MessageKind } from "@/lib/core/channel-kind";
import type { TemplateVersionView } from "@/lib/schemas/template";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";
import { partsOf } from "../parts-of";

interface VersionPreviewProps {
  templateId: string;
  version: number;
  kinds: readonly MessageKind[];
}

/** A version as its channels show it, with the sample's data and today's layout and parts. */
export function VersionPreview({ templateId, version, kinds }: VersionPreviewProps) {
  const content = useTemplateVersion(templateId, version);
  const surroundings = useTemplateSurroundings(null);
  const loading = <TextSkeleton lines={10} />;
  return (
    <QueryBoundary query={content} loading={loading} errorTitle={`Version ${version} could not be loaded`}>
      {(one) => (
        <QueryBoundary query={surroundings} loading={loading} errorTitle="The sample could not be loaded">
          {(around) => (
            <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4 }}>
              {kinds.map((kind) => (
                <KindPreview key={kind} kind={kind} content={one} surroundings={around} />
              ))}
            </Box>
          )}
        </QueryBoundary>
      )}
    </QueryBoundary>
  );
}

interface KindPreviewProps {
  kind: MessageKind;
  content: TemplateVersionView;
  surroundings: TemplateSurroundings;
}

function KindPreview({ kind, content, surroundings }: KindPreviewProps) {
  const { message, error } = useMemo(() => {
    const source = sourceOfDraft(draftOfContent(content));
    return tryRender(kind, source, surroundings.context, {
      parts: partsOf(surroundings),
      layout: surroundings.layout,
    });
  }, [kind, content, surroundings]);
  return (
    <Section title={kindLabels[kind]}>
      {message ? (
        <MessagePreview kind={kind} message={message} />
      ) : (
        <ErrorNotice error={error} title="This version cannot be rendered any more" />
      )}
    </Section>
  );
}
