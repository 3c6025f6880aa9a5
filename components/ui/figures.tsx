"use client";

import { styled } from "@mui/material/styles";

/** Figures of one width. Not for names: Inter widens their hyphens too. */
export const Figures = styled("span")({ fontVariantNumeric: "tabular-nums" });
