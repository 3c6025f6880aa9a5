"use client";

import { styled } from "@mui/material/styles";
import { ChatFrame } from "../chat-frame";

const light = {
  "--back": "#ffffff",
  "--text": "#1d1c1d",
  "--quiet": "#616061",
  "--link": "#1264a3",
  "--mention": "#1264a3",
  "--mention-back": "#e8f5fa",
  "--code": "#c01343",
  "--sunken": "#f8f8f8",
  "--line": "#dddddd",
  "--button-line": "#b9b9ba",
  "--badge": "#e8e8e8",
  colorScheme: "light",
};
const dark = {
  "--back": "#1a1d21",
  "--text": "#d1d2d3",
  "--quiet": "#ababad",
  "--link": "#36a7e3",
  "--mention": "#6cc2ee",
  "--mention-back": "#183349",
  "--code": "#e8912d",
  "--sunken": "#232529",
  "--line": "#3e4145",
  "--button-line": "#66686b",
  "--badge": "#35373b",
  colorScheme: "dark",
};

/** Slack's own colours and sizes, which are no part of our theme. */
export const SlackLook = styled(ChatFrame)(({ theme }) => ({
  ...light,
  ...theme.applyStyles("dark", dark),
  maxWidth: 680,
  fontFamily: 'Lato, "Slack-Lato", "Helvetica Neue", Arial, sans-serif',
  fontSize: 15,
  lineHeight: "22px",
  "& [data-part=name]": { fontWeight: 900 },
  "& [data-part=badge]": {
    margin: "0 4px",
    padding: "1px 3px",
    borderRadius: 2,
    fontSize: 10,
    lineHeight: "14px",
    fontWeight: 700,
    color: "var(--quiet)",
    backgroundColor: "var(--badge)",
  },
  "& [data-part=time]": { fontSize: 12, color: "var(--quiet)" },
  "& [data-part=header]": { fontSize: 18, lineHeight: "24px", fontWeight: 900, overflowWrap: "anywhere" },
  "& [data-part=fields]": {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    gap: "8px 16px",
    maxWidth: 560,
  },
  "& [data-part=section]": { display: "flex", gap: 16, justifyContent: "space-between", flexWrap: "wrap" },
  "& [data-part=section] > div:first-of-type": { flex: "1 1 220px", display: "grid", gap: 8 },
  "& [data-part=context]": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 8px",
    fontSize: 13,
    lineHeight: "18px",
    color: "var(--quiet)",
    "& img": { width: 20, height: 20, borderRadius: 2 },
  },
  "& [data-part=actions]": { display: "flex", flexWrap: "wrap", gap: 8 },
  "& hr": { border: 0, borderTop: "1px solid var(--line)", margin: "4px 0", width: "100%" },
  "& [data-part=button]": {
    display: "inline-block",
    padding: "0 12px",
    height: 28,
    lineHeight: "26px",
    border: "1px solid var(--button-line)",
    borderRadius: 4,
    fontSize: 13,
    fontWeight: 700,
    whiteSpace: "nowrap",
    overflow: "hidden",
    textOverflow: "ellipsis",
    maxWidth: "100%",
    "&[data-style=primary]": { backgroundColor: "#007a5a", borderColor: "#007a5a", color: "#ffffff" },
    "&[data-style=danger]": { backgroundColor: "#d01850", borderColor: "#d01850", color: "#ffffff" },
  },
  "& [data-part=picture]": { maxWidth: 360, borderRadius: 8, display: "block" },
}));

/** The blocks of a message, or of an attachment behind its bar. */
export const SlackStack = styled("div")({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gap: 8,
  minWidth: 0,
  "&[data-bar]": { paddingLeft: 14, position: "relative" },
  "&[data-bar]::before": {
    content: '""',
    position: "absolute",
    inset: "0 auto 0 0",
    width: 4,
    borderRadius: 8,
    backgroundColor: "var(--bar, var(--line))",
  },
});
