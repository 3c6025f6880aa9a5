"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import dynamic from "next/dynamic";
import { InlineSelect } from "@/components/ui/inline-select";
import { TextSkeleton } from "@/components/ui/skeletons";
import type { TemplateVersionSummary, TemplateView } from "@/lib/schemas/template";
import type { ChosenVersions } from "./use-chosen-versions";
import { VersionChanges } from "./version-changes";

const VersionPreview = dynamic(() => import("./version-preview").then((module) => module.VersionPreview), {
  loading: () => <TextSkeleton lines={10} />,
});

interface VersionDetailProps {
  template: TemplateView;
  versions: readonly TemplateVersionSummary[];
  chosen: ChosenVersions;
}

export function VersionDetail({ template, versions, chosen }: VersionDetailProps) {
  const { from, to, view, choose } = chosen;
  if (view === "preview") return <VersionPreview template={template} version={to} />;
  if (from === null)
    return (
      <Typography color="textSecondary">
        {versions.length === 1
          ? "This is the only version: there is nothing to compare it with yet."
          : "This is the first version: there is none before it."}
      </Typography>
    );
  const allBut = (other: number) =>
    versions
      .filter(({ version }) => version !== other)
      .map(({ version }) => ({ value: version, label: `Version ${version}` }));
  return (
    <>
      <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap" }}>
        <InlineSelect
          label="From"
          value={from}
          options={allBut(to)}
          onChange={(version) => choose({ from: version })}
        />
        <InlineSelect
          label="to"
          value={to}
          options={allBut(from)}
          onChange={(version) => choose({ to: version, from })}
        />
      </Box>
      <VersionChanges templateId={template.id} from={from} to={to} />
    </>
  );
}
