"use client";

import { styled } from "@mui/material/styles";

/** A message of a chat program beside its sender's picture. The program's look sets --back, --text and --line. */
export const ChatFrame = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "auto minmax(0, 1fr)",
  columnGap: 8,
  padding: "12px 16px 16px",
  border: "1px solid var(--line)",
  borderRadius: theme.shape.borderRadius,
  backgroundColor: "var(--back)",
  color: "var(--text)",
}));
