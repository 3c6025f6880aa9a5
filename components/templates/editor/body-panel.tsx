"use client";

import Box from "@mui/material/Box";
import type { BodyName } from "@/lib/core/template";
import { BodyBar } from "./body-bar";
import { bodyLabels } from "./body-words";
import { useEditor } from "./editor-model";
import { MissingBody } from "./missing-body";
import { SourceEditor } from "./source-editor";

export function BodyPanel({ body }: { body: BodyName }) {
  const { draft } = useEditor();
  const source = draft.state.draft.bodies[body];
  const write = (next: string | null) =>
    draft.change((last) => ({ ...last, bodies: { ...last.bodies, [body]: next } }));
  if (source === null) return <MissingBody body={body} onWrite={write} />;

  return (
    <>
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          "&:focus-within": { boxShadow: (theme) => `inset 0 0 0 2px ${theme.vars.palette.primary.main}` },
          "& .cm-editor": { backgroundColor: "transparent" },
        }}
      >
        <SourceEditor field={body} label={`${bodyLabels[body]} source`} value={source} onChange={write} />
      </Box>
      <BodyBar body={body} onRemove={() => write(null)} />
    </>
  );
}
