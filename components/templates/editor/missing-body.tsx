"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { isPart, type BodyName } from "@/lib/core/template";
import { defaultSource } from "@/lib/templates/defaults/default-templates";
import { bodyLabels, kindLabels, kindOfBody } from "./body-words";
import { useEditor } from "./editor-model";
import { eventTypeOf } from "./render-previews";

interface MissingBodyProps {
  body: BodyName;
  onWrite: (source: string) => void;
}

/** Says what stands in for a body that is not written, and begins it from that. */
export function MissingBody({ body, onWrite }: MissingBodyProps) {
  const { type, canWrite, draft, choice } = useEditor();
  const hasHtml = draft.state.draft.bodies.html !== null;
  const begin = () => {
    const source = defaultSource(kindOfBody[body], eventTypeOf(choice.context));
    onWrite(isPart(type) ? "" : (source[body] ?? ""));
  };

  return (
    <Box
      sx={{ flex: 1, minHeight: 0, overflow: "auto", p: 3, display: "grid", alignContent: "start", gap: 1.5 }}
    >
      <Typography variant="h3" component="p">
        {titleOf(body, isPart(type), hasHtml)}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: "52ch" }}>
        {sentenceOf(body, isPart(type), hasHtml)}
      </Typography>
      {canWrite && (
        <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap" }}>
          <Button onClick={begin}>
            {isPart(type) ? `Write it for ${bodyLabels[body]}` : "Write your own"}
          </Button>
          {!isPart(type) && (
            <Button variant="text" onClick={() => onWrite("")}>
              Start blank
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}

function titleOf(body: BodyName, isInPart: boolean, hasHtml: boolean): string {
  if (isInPart) return `Not written for ${bodyLabels[body]}`;
  return body === "text" && hasHtml ? "Made from the HTML" : "Built-in";
}

function sentenceOf(body: BodyName, isInPart: boolean, hasHtml: boolean): string {
  if (isInPart) return "A template that includes it there gets nothing.";
  if (body === "text" && hasHtml)
    return "Readers of plain text get what the HTML says, in words. Write your own to say it another way.";
  return `The built-in ${kindLabels[kindOfBody[body]]} message is sent, as the preview shows it. Your own starts from its source.`;
}
