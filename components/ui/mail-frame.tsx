"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import { useState } from "react";
import { Choice } from "./choice";
import { CodeView } from "./code-view";
import type { MailScheme } from "./mail-document";
import { MailDocumentFrame } from "./mail-document-frame";
import { SchemeChoice } from "./scheme-choice";

type View = "html" | "text" | "source";
type Height = "short" | "medium" | "tall";

const heights: Record<Height, number> = { short: 320, medium: 560, tall: 960 };
const viewWords: Record<View, string> = { html: "HTML", text: "Text", source: "Source" };

const Frame = styled("div")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
}));

interface MailFrameProps {
  title: string;
  html: string;
  text?: string | null;
}

export function MailFrame({ title, html, text }: MailFrameProps) {
  const [view, setView] = useState<View>("html");
  const [height, setHeight] = useState<Height>("medium");
  const [scheme, setScheme] = useState<MailScheme>("light");
  const views: View[] = typeof text === "string" ? ["html", "text", "source"] : ["html", "source"];

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5 }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1, flexWrap: "wrap" }}>
        <Choice
          label="Show as"
          value={view}
          onChange={setView}
          options={views.map((value) => ({ value, label: viewWords[value] }))}
        />
        {view === "html" && (
          <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap" }}>
            <SchemeChoice value={scheme} onChange={setScheme} />
            <Choice
              label="Height"
              value={height}
              onChange={setHeight}
              options={[
                { value: "short", label: "Short" },
                { value: "medium", label: "Medium" },
                { value: "tall", label: "Tall" },
              ]}
            />
          </Box>
        )}
      </Box>
      {view === "html" && (
        <Frame>
          <MailDocumentFrame title={title} html={html} height={heights[height]} scheme={scheme} />
        </Frame>
      )}
      {view === "text" && <CodeView label={`${title}, plain text`} text={text ?? ""} wraps maxHeight={960} />}
      {view === "source" && <CodeView label={`${title}, source`} text={html} maxHeight={960} />}
    </Box>
  );
}
