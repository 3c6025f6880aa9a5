"use client";

import { styled } from "@mui/material/styles";

/** What stands where the preview leaves something out: it says what. */
export const NotDrawn = styled("div")({
  padding: "4px 8px",
  border: "1px dashed var(--line)",
  borderRadius: 4,
  fontSize: 13,
  color: "var(--quiet)",
});
