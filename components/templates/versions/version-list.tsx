"use client";

import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusChip } from "@/components/ui/status-chip";
import type { TemplateVersionSummary } from "@/lib/schemas/template";

const List = styled("ol")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden auto",
  maxHeight: "calc(100dvh - 240px)",
  "& > li + li": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
}));

const Row = styled(ButtonBase)(({ theme }) => ({
  display: "grid",
  justifyContent: "stretch",
  gap: 2,
  width: "100%",
  textAlign: "start",
  padding: theme.spacing(1.25, 2),
  "&:hover": { backgroundColor: theme.vars.palette.surface.sunken },
  "&[aria-pressed=true]": {
    backgroundColor: theme.vars.palette.surface.selected,
    boxShadow: `inset 2px 0 0 ${theme.vars.palette.primary.main}`,
  },
  "&.Mui-focusVisible": { outlineOffset: -2 },
}));

interface VersionListProps {
  versions: readonly TemplateVersionSummary[];
  chosen: number;
  onChoose: (version: number) => void;
}

/** Who changed it when, newest first; the chosen one is shown beside. */
export function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  return (
    <List aria-label="Versions">
      {versions.map((it, index) => (
        <li key={it.version}>
          <Row aria-pressed={it.version === chosen} onClick={() => onChoose(it.version)}>
            <Box component="span" sx={{ display: "flex", alignItems: "baseline", gap: 1 }}>
              <Typography component="span" variant="h3">
                Version {it.version}
              </Typography>
              {index === 0 && <StatusChip state="ok" word="In use" />}
              <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: "auto" }}>
                <RelativeTime at={it.created_at} />
              </Typography>
            </Box>
            <Typography
              component="span"
              variant="body2"
              color="textSecondary"
              sx={{ overflowWrap: "anywhere", display: "block" }}
            >
              {versionWords(it)}
            </Typography>
          </Row>
        </li>
      ))}
    </List>
  );
}

function versionWords({ note, restored_from, created_by, version }: TemplateVersionSummary): string {
  const who = created_by?.name ?? "Somebody who left";
  if (restored_from !== null) return `${who} brought back version ${restored_from}`;
  const lead = version === 1 ? `${who} wrote it` : who;
  return note ? `${lead}: ${note}` : lead;
}
