"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import { useState, type ReactNode } from "react";
import { Choice } from "./choice";
import { CodeView } from "./code-view";
import { mailDocument } from "./mail-document";

type View = "html" | "text" | "source";
type Height = "short" | "medium" | "tall";

const heights: Record<Height, number> = { short: 320, medium: 560, tall: 960 };
const viewWords: Record<View, string> = { html: "HTML", text: "Text", source: "Source" };

const Frame = styled("div")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  "& iframe": {
    display: "block",
    width: "100%",
    border: 0,
    colorScheme: "light",
    backgroundColor: theme.vars.palette.common.white,
  },
}));

interface MailFrameProps {
  title: string;
  html: string;
  text?: string | null;
  head?: ReactNode;
}

export function MailFrame({ title, html, text, head }: MailFrameProps) {
  const [view, setView] = useState<View>("html");
  const [height, setHeight] = useState<Height>("medium");
  const views: View[] = typeof text === "string" ? ["html", "text", "source"] : ["html", "source"];

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5 }}>
      {head}
      <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1, flexWrap: "wrap" }}>
        <Choice
          label="Show as"
          value={view}
          onChange={setView}
          options={views.map((value) => ({ value, label: viewWords[value] }))}
        />
        {view === "html" && (
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
        )}
      </Box>
      {view === "html" && (
        <Frame>
          <iframe
            title={title}
            sandbox=""
            srcDoc={mailDocument(html)}
            height={heights[height]}
            referrerPolicy="no-referrer"
          />
        </Frame>
      )}
      {view === "text" && <CodeView label={`${title}, plain text`} text={text ?? ""} wraps maxHeight={960} />}
      {view === "source" && <CodeView label={`${title}, source`} text={html} maxHeight={960} />}
    </Box>
  );
}
