"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import dynamic from "next/dynamic";
import { changedFields, type ChangedField } from "@/components/templates/changed-fields";
import { fieldLabels } from "@/components/templates/editor/body-words";
import { draftOfContent } from "@/components/templates/editor/draft";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { TextSkeleton } from "@/components/ui/skeletons";
import { useTemplateVersion } from "@/lib/client/templates";
import type { TemplateVersionView } from "@/lib/schemas/template";

const SourceDiff = dynamic(() => import("./source-diff").then((module) => module.SourceDiff), {
  ssr: false,
  loading: () => <TextSkeleton lines={6} />,
});

const changeWords: Record<ChangedField["change"], string | null> = {
  changed: null,
  added: "It was Runbell’s own before.",
  removed: "It is Runbell’s own since.",
};

interface VersionChangesProps {
  templateId: string;
  from: number;
  to: number;
}

export function VersionChanges({ templateId, from, to }: VersionChangesProps) {
  const before = useTemplateVersion(templateId, from);
  const after = useTemplateVersion(templateId, to);
  const loading = <TextSkeleton lines={10} />;
  return (
    <QueryBoundary query={before} loading={loading} errorTitle={`Version ${from} could not be loaded`}>
      {(one) => (
        <QueryBoundary query={after} loading={loading} errorTitle={`Version ${to} could not be loaded`}>
          {(other) => <Changes before={one} after={other} />}
        </QueryBoundary>
      )}
    </QueryBoundary>
  );
}

function Changes({ before, after }: { before: TemplateVersionView; after: TemplateVersionView }) {
  const changes = changedFields(draftOfContent(before), draftOfContent(after));
  if (changes.length === 0)
    return (
      <Typography color="textSecondary">
        {`Versions ${before.version} and ${after.version} say the same.`}
      </Typography>
    );
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4 }}>
      {changes.map((change) => (
        <Section key={change.field} title={fieldLabels[change.field]} sentence={changeWords[change.change]}>
          <SourceDiff
            field={change.field}
            label={fieldLabels[change.field]}
            before={change.before}
            after={change.after}
          />
        </Section>
      ))}
    </Box>
  );
}
