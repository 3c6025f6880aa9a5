"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { countOf } from "@/components/runs/count-words";
import { usePageTitle } from "@/components/runs/use-page-title";
import { Choice } from "@/components/ui/choice";
import { HistoryIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { useHasRole } from "@/lib/client/me";
import type { TemplateVersionSummary, TemplateView } from "@/lib/schemas/template";
import { RestoreDialog } from "./restore-dialog";
import { useChosenVersions } from "./use-chosen-versions";
import { VersionDetail } from "./version-detail";
import { VersionList } from "./version-list";

interface TemplateVersionsProps {
  template: TemplateView;
  versions: readonly TemplateVersionSummary[];
}

export function TemplateVersions({ template, versions }: TemplateVersionsProps) {
  const isAuthor = useHasRole("author");
  const chosen = useChosenVersions(versions);
  const [isAsking, setIsAsking] = useState(false);
  usePageTitle(`Versions of ${template.name}`);
  const isOld = chosen.to !== template.version;

  return (
    <>
      <PageHeader
        title={`Versions of ${template.name}`}
        back={{ label: template.name, href: `/templates/${template.id}` }}
        sentence={`${countOf(versions.length, "version")}. What was published stays; messages keep the version they were sent with.`}
        action={
          isAuthor &&
          isOld && (
            <Button startIcon={<HistoryIcon />} onClick={() => setIsAsking(true)}>
              Publish version {chosen.to} again
            </Button>
          )
        }
      />
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "300px minmax(0, 1fr)" },
          columnGap: 4,
          rowGap: 3,
          alignItems: "start",
        }}
      >
        <Box sx={{ position: { lg: "sticky" }, top: 80 }}>
          <VersionList
            versions={versions}
            chosen={chosen.to}
            onChoose={(to) => chosen.choose({ to, from: null })}
          />
        </Box>
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 3 }}>
          <Box sx={{ justifySelf: "start" }}>
            <Choice
              label="Show"
              value={chosen.view}
              onChange={(view) => chosen.choose({ view })}
              options={[
                { value: "changes", label: "What changed" },
                { value: "preview", label: "How it looks" },
              ]}
            />
          </Box>
          <VersionDetail template={template} versions={versions} chosen={chosen} />
        </Box>
      </Box>
      <RestoreDialog
        template={template}
        version={chosen.to}
        open={isAsking}
        onClose={() => setIsAsking(false)}
        onRestored={(version) => chosen.choose({ to: version, from: null })}
      />
    </>
  );
}
