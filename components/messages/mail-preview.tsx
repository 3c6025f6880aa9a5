"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { CodeView } from "@/components/ui/code-view";
import { MailDocumentFrame } from "@/components/ui/mail-document-frame";
import type { RenderedMessage } from "@/lib/templates/message-types";
import { AppAvatar } from "./app-avatar";
import { MessageClock } from "./message-clock";

const Program = styled("div")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  "&[data-width=narrow]": { maxWidth: 377 },
}));

interface MailPreviewProps {
  message: RenderedMessage;
  width?: "wide" | "narrow";
  scheme?: "light" | "dark";
  to?: string;
  at?: string;
  /** Of the mail itself, in pixels. */
  height?: number;
}

/** A mail in a mail program: subject and sender, then the mail as it looks, or its text. */
export function MailPreview({
  message,
  width = "wide",
  scheme = "light",
  to,
  at,
  height = 720,
}: MailPreviewProps) {
  const { subject, html, text } = message;
  const [view, setView] = useState<"html" | "text">("html");
  const isText = view === "text" || html === null;
  return (
    <Program role="group" aria-label="Mail" data-width={width}>
      <Box sx={{ display: "grid", gap: 1.5, p: 2, borderBottom: 1, borderColor: "divider" }}>
        <Typography variant="h2" component="p" sx={{ overflowWrap: "anywhere" }}>
          {subject === "" ? "(no subject)" : subject}
        </Typography>
        <Box sx={{ display: "flex", alignItems: "center", gap: 1.5, flexWrap: "wrap" }}>
          <AppAvatar size={32} />
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography variant="h4" component="p">
              Runbell
            </Typography>
            <Typography variant="caption" component="p" color="textSecondary" noWrap>
              to {to ?? "you"}, <MessageClock at={at} />
            </Typography>
          </Box>
          {html !== null && (
            <Choice
              label="Part of the mail"
              value={view}
              onChange={setView}
              options={[
                { value: "html", label: "HTML" },
                { value: "text", label: "Text" },
              ]}
            />
          )}
        </Box>
      </Box>
      {isText ? (
        <Box sx={{ "& > figure": { border: 0, borderRadius: 0 } }}>
          <CodeView label="Plain text" text={text} wraps maxHeight={height} />
        </Box>
      ) : (
        <MailDocumentFrame
          title={subject}
          html={html}
          scheme={scheme}
          height={width === "narrow" ? Math.min(640, height) : height}
        />
      )}
    </Program>
  );
}
