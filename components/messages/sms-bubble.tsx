"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { RenderedMessage } from "@/lib/templates/message-types";
import { countSms } from "@/lib/templates/sms";
import { smsWords } from "./sms-words";

/** A phone's own colours, which are no part of our theme. */
const Phone = styled("div")(({ theme }) => {
  const light = { "--back": "#ffffff", "--bubble": "#e9e9eb", "--text": "#000000" };
  const dark = { "--back": "#000000", "--bubble": "#262629", "--text": "#ffffff" };
  return {
    ...light,
    ...theme.applyStyles("dark", dark),
    padding: 16,
    borderRadius: 24,
    border: `1px solid ${theme.vars.palette.line.strong}`,
    backgroundColor: "var(--back)",
    "& > p": {
      width: "fit-content",
      maxWidth: "88%",
      padding: "8px 12px",
      borderRadius: "18px 18px 18px 4px",
      backgroundColor: "var(--bubble)",
      color: "var(--text)",
      fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
      fontSize: 16,
      lineHeight: "21px",
      whiteSpace: "pre-wrap",
      overflowWrap: "anywhere",
    },
  };
});

export function SmsBubble({ message }: { message: RenderedMessage }) {
  return (
    <Box role="group" aria-label="Text message" sx={{ display: "grid", gap: 1, maxWidth: 375 }}>
      <Phone>
        <p>{message.text}</p>
      </Phone>
      <Typography variant="caption" color="textSecondary">
        {smsWords(countSms(message.text))}
      </Typography>
    </Box>
  );
}
