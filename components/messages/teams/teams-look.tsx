"use client";

import { styled } from "@mui/material/styles";
import { ChatFrame } from "../chat-frame";

const light = {
  "--page": "#f5f5f5",
  "--back": "#ffffff",
  "--text": "#242424",
  "--quiet": "#616161",
  "--link": "#4f52b2",
  "--mention": "#4f52b2",
  "--mention-back": "transparent",
  "--code": "#242424",
  "--sunken": "#f5f5f5",
  "--line": "#d1d1d1",
  "--accent": "#4f52b2",
  "--good": "#0e700e",
  "--warning": "#8a3707",
  "--attention": "#b10e1c",
  "--accent-back": "#e8ebfa",
  "--good-back": "#e7f2da",
  "--warning-back": "#fbf6d9",
  "--attention-back": "#fcf4f6",
  colorScheme: "light",
};
const dark = {
  "--page": "#1f1f1f",
  "--back": "#292929",
  "--text": "#ffffff",
  "--quiet": "#adadad",
  "--link": "#9299f7",
  "--mention": "#9299f7",
  "--mention-back": "transparent",
  "--code": "#ffffff",
  "--sunken": "#1f1f1f",
  "--line": "#525252",
  "--accent": "#a6a7dc",
  "--good": "#92c353",
  "--warning": "#f8d22a",
  "--attention": "#f8878d",
  "--accent-back": "#34354f",
  "--good-back": "#0d2e0d",
  "--warning-back": "#3a2f06",
  "--attention-back": "#3b1518",
  colorScheme: "dark",
};

/** Teams' own colours and sizes, which are no part of our theme. */
export const TeamsLook = styled(ChatFrame)(({ theme }) => ({
  ...light,
  ...theme.applyStyles("dark", dark),
  maxWidth: 720,
  backgroundColor: "var(--page)",
  fontFamily: '"Segoe UI", system-ui, "Apple Color Emoji", sans-serif',
  fontSize: 14,
  lineHeight: "20px",
  "& [data-part=sender]": { fontSize: 12, lineHeight: "16px", color: "var(--quiet)", marginBottom: 4 },
  "& [data-part=sender] strong": { fontWeight: 600, color: "var(--text)", marginRight: 8 },
}));

export const CardFrame = styled("div")({
  padding: 16,
  borderRadius: 6,
  border: "1px solid var(--line)",
  backgroundColor: "var(--back)",
  maxWidth: 500,
  "&[data-full]": { maxWidth: "none" },
});

export const CardStack = styled("div")({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  minWidth: 0,
  "& > [data-spacing]:not(:first-of-type)": {
    paddingTop: 8,
    "&[data-spacing=none]": { paddingTop: 0 },
    "&[data-spacing=small]": { paddingTop: 4 },
    "&[data-spacing=medium]": { paddingTop: 12 },
    "&[data-spacing=large]": { paddingTop: 16 },
    "&[data-spacing=extraLarge]": { paddingTop: 24 },
    "&[data-spacing=padding]": { paddingTop: 16 },
    "&[data-separator]": { borderTop: "1px solid var(--line)", marginTop: 8 },
  },
  "&[data-style]": { padding: 12, borderRadius: 4 },
  "&[data-style=default]": { backgroundColor: "var(--back)" },
  "&[data-style=emphasis]": { backgroundColor: "var(--sunken)" },
  "&[data-style=accent]": { backgroundColor: "var(--accent-back)" },
  "&[data-style=good]": { backgroundColor: "var(--good-back)" },
  "&[data-style=warning]": { backgroundColor: "var(--warning-back)" },
  "&[data-style=attention]": { backgroundColor: "var(--attention-back)" },
});
