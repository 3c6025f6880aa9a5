"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { ListSkeleton, TextSkeleton } from "@/components/ui/skeletons";
import { mainBody } from "@/lib/core/template";
import type { TemplateView } from "@/lib/schemas/template";
import { draftOfContent } from "./draft";
import { EditorFrame } from "./editor-frame";

const Source = styled("pre")(({ theme }) => ({
  ...theme.typography.code,
  flex: 1,
  minHeight: 0,
  margin: 0,
  overflow: "hidden",
  padding: theme.spacing(0.5, 1, 0, 5),
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  color: theme.vars.palette.text.secondary,
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
}));

/** What is published, to read while the editor comes. */
export function OpeningTemplate({ template }: { template: TemplateView }) {
  const { subject, bodies } = draftOfContent(template);
  return (
    <EditorFrame
      column="write"
      onColumn={() => {}}
      head={
        <Box component="header" sx={{ px: 2, py: 1.5, display: "grid", gap: 1 }}>
          <Typography variant="h2" component="h1" noWrap>
            {template.name}
          </Typography>
          <Skeleton height={12} width="min(100%, 420px)" />
        </Box>
      }
      panels={{
        palette: <ListSkeleton rows={8} />,
        write: (
          <Box aria-busy sx={{ display: "flex", flexDirection: "column", height: 1 }}>
            <Typography noWrap sx={{ px: 1.5, py: 1 }}>
              {subject}
            </Typography>
            <Source>{bodies[mainBody[template.notification_type]]}</Source>
          </Box>
        ),
        preview: (
          <Box sx={{ p: 2 }}>
            <TextSkeleton lines={10} />
          </Box>
        ),
      }}
    />
  );
}
