"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { ListSkeleton, TextSkeleton } from "@/components/ui/skeletons";
import { isPart, mainBody } from "@/lib/core/template";
import type { TemplateView } from "@/lib/schemas/template";
import { draftOfContent } from "./draft";
import { EditorFrame } from "./editor-frame";

const Column = styled("div")(({ theme }) => ({
  display: "flex",
  flexDirection: "column",
  height: "100%",
  "& pre": {
    ...theme.typography.code,
    minHeight: 0,
    margin: 0,
    overflow: "hidden",
    color: theme.vars.palette.text.secondary,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
}));

/** As wide as the numbers of the lines will be. */
const BESIDE_NUMBERS = "43px";

/** What is published, to read while the editor comes. */
export function OpeningTemplate({ template }: { template: TemplateView }) {
  const { subject, bodies } = draftOfContent(template);
  return (
    <EditorFrame
      column="write"
      onColumn={() => {}}
      head={
        <Box
          component="header"
          sx={{ px: 2, py: 1.5, height: 72, display: "grid", alignContent: "start", gap: 1 }}
        >
          <Typography variant="h2" component="h1" noWrap>
            {template.name}
          </Typography>
          <Skeleton height={12} width="min(100%, 420px)" />
        </Box>
      }
      panels={{
        palette: <ListSkeleton rows={8} />,
        write: (
          <Column aria-busy>
            {!isPart(template.notification_type) && (
              <Box
                sx={{
                  display: "flex",
                  gap: 1,
                  px: 1.5,
                  py: 1.25,
                  flexShrink: 0,
                  maxHeight: 120,
                  borderBottom: 1,
                  borderColor: "divider",
                }}
              >
                <Typography variant="body2" color="textSecondary" sx={{ fontWeight: "fontWeightMedium" }}>
                  Subject
                </Typography>
                <pre>{subject}</pre>
              </Box>
            )}
            <Box
              sx={{ px: 1.5, py: 1.5, flexShrink: 0, height: 37, borderBottom: 1, borderColor: "divider" }}
            >
              <Skeleton height={12} width={180} />
            </Box>
            <Box component="pre" sx={{ flex: 1, pt: 0.75, pr: 1, pl: BESIDE_NUMBERS }}>
              {bodies[mainBody[template.notification_type]]}
            </Box>
          </Column>
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
