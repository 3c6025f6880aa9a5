"use client";

import Typography from "@mui/material/Typography";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusChip } from "@/components/ui/status-chip";
import { useTemplateVersions } from "@/lib/client/templates";
import type { TemplateView } from "@/lib/schemas/template";
import { isChanged } from "./draft-state";
import { useEditor } from "./editor-model";

/** Which version is in use, and whether what is written here is another. */
export function VersionLine() {
  const { template, draft } = useEditor();
  if (!template)
    return (
      <Typography variant="body2" color="textSecondary">
        Not created yet: nothing is stored but in this browser.
      </Typography>
    );
  return (
    <>
      <PublishedVersion template={template} />
      {isChanged(draft.state) && <StatusChip state="attention" word="Unpublished changes" />}
    </>
  );
}

function PublishedVersion({ template }: { template: TemplateView }) {
  const { data } = useTemplateVersions(template.id);
  const newest = data?.data.find(({ version }) => version === template.version);
  return (
    <Typography variant="body2" color="textSecondary" noWrap>
      Version {template.version}
      {newest && (
        <>
          , published <RelativeTime at={newest.created_at} />
          {newest.created_by && ` by ${newest.created_by.name}`}
        </>
      )}
    </Typography>
  );
}
