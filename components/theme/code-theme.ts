import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { floating } from "./floating";
import { theme } from "./theme";

const { palette } = theme.vars;
const { code } = palette;

const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.logicOperator], color: code.keyword },
  { tag: [tags.brace, tags.definitionOperator], color: code.keyword },
  { tag: tags.variableName, color: code.variable },
  { tag: tags.special(tags.variableName), color: code.filter },
  { tag: tags.propertyName, color: code.property },
  { tag: [tags.string, tags.special(tags.string)], color: code.text },
  { tag: [tags.number, tags.bool, tags.null], color: code.number },
  { tag: [tags.tagName, tags.angleBracket, tags.documentMeta], color: code.markup },
  { tag: tags.attributeName, color: code.attribute },
  { tag: [tags.comment, tags.blockComment], color: code.comment, fontStyle: "italic" },
  { tag: tags.invalid, color: palette.failed.main },
]);

const { border, boxShadow } = floating(theme);
const outline = { outline: `2px solid ${palette.primary.main}`, outlineOffset: -2 };

const rules = {
  "&": {
    height: "100%",
    color: palette.text.primary,
    backgroundColor: palette.background.default,
    fontSize: theme.typography.code.fontSize,
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: theme.typography.fontFamilyMono,
    fontFeatureSettings: theme.typography.code.fontFeatureSettings,
    lineHeight: theme.typography.code.lineHeight,
  },
  ".cm-content": { padding: "8px 0", caretColor: palette.text.primary },
  ".cm-line": { padding: "0 16px 0 8px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: palette.text.primary, borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: `rgb(${palette.primary.mainChannel} / 0.22)`,
  },
  ".cm-gutters": {
    color: palette.text.tertiary,
    backgroundColor: palette.background.default,
    border: 0,
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 12px", minWidth: "32px" },
  ".cm-activeLine": { backgroundColor: `rgb(${palette.primary.mainChannel} / 0.05)` },
  ".cm-activeLineGutter": { color: palette.text.primary, backgroundColor: "transparent" },
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": {
    backgroundColor: `rgb(${palette.primary.mainChannel} / 0.2)`,
    borderRadius: "2px",
  },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: palette.failed.soft },
  ".cm-selectionMatch, .cm-searchMatch": { backgroundColor: palette.attention.soft },
  ".cm-searchMatch-selected": { backgroundColor: `rgb(${palette.primary.mainChannel} / 0.35)` },
  ".cm-lintRange-error, .cm-lintRange-warning": {
    backgroundImage: "none",
    textDecorationLine: "underline",
    textDecorationStyle: "wavy",
    textDecorationThickness: "1px",
    textUnderlineOffset: "3px",
    paddingBottom: 0,
  },
  ".cm-lintRange-error": { textDecorationColor: palette.failed.main },
  ".cm-lintRange-warning": { textDecorationColor: palette.attention.main },
  ".cm-diagnostic": { padding: "4px 8px", border: 0, whiteSpace: "pre-wrap" },
  ".cm-tooltip": {
    ...theme.typography.body2,
    border,
    boxShadow,
    borderRadius: "8px",
    color: palette.text.primary,
    backgroundColor: palette.background.paper,
    overflow: "hidden",
    maxWidth: "min(520px, 92vw)",
    zIndex: theme.zIndex.tooltip,
  },
  ".cm-tooltip.cm-tooltip-autocomplete": { overflow: "visible", padding: "4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: theme.typography.fontFamilyMono,
    fontSize: theme.typography.code.fontSize,
    maxHeight: "260px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "baseline",
    gap: "12px",
    padding: "3px 8px",
    borderRadius: "5px",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    color: palette.text.primary,
    backgroundColor: palette.action.selected,
  },
  ".cm-completionMatchedText": { textDecoration: "none", color: palette.primary.main },
  ".cm-completionDetail": {
    marginLeft: "auto",
    maxWidth: "220px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontStyle: "normal",
    color: palette.text.secondary,
  },
  ".cm-tooltip.cm-completionInfo": { padding: "6px 10px", maxWidth: "280px" },
  ".cm-panels": {
    ...theme.typography.body2,
    color: palette.text.primary,
    backgroundColor: palette.surface.sunken,
  },
  ".cm-panels-top": { borderBottom: `1px solid ${palette.divider}` },
  ".cm-panels-bottom": { borderTop: `1px solid ${palette.divider}` },
  ".cm-panel.cm-search": { padding: "8px 28px 8px 12px" },
  ".cm-panel.cm-search label": { ...theme.typography.body2 },
  ".cm-textfield": {
    ...theme.typography.body2,
    padding: "3px 8px",
    borderRadius: "6px",
    border: `1px solid ${palette.line.strong}`,
    color: palette.text.primary,
    backgroundColor: palette.background.default,
  },
  ".cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel button:focus-visible": outline,
  ".cm-button": {
    ...theme.typography.body2,
    padding: "3px 8px",
    borderRadius: "6px",
    border: `1px solid ${palette.line.strong}`,
    color: palette.text.primary,
    backgroundImage: "none",
    backgroundColor: palette.background.default,
  },
  ".cm-panel.cm-search [name=close]": { color: palette.text.secondary, fontSize: "18px", right: "8px" },
  ".cm-changedLine, &.cm-merge-b .cm-changedLine, .cm-inlineChangedLine": {
    backgroundColor: palette.ok.soft,
  },
  ".cm-deletedChunk": { backgroundColor: palette.failed.soft, paddingLeft: "8px" },
  "&.cm-merge-b .cm-changedText, .cm-changedText": {
    background: "none",
    boxShadow: `inset 0 -2px 0 ${palette.ok.main}`,
  },
  ".cm-deletedChunk .cm-deletedText, .cm-deletedText": {
    background: "none",
    boxShadow: `inset 0 -2px 0 ${palette.failed.main}`,
    textDecoration: "none",
  },
  ".cm-changedLineGutter": { backgroundColor: palette.ok.main },
  ".cm-deletedLineGutter": { backgroundColor: palette.failed.main },
  ".cm-collapsedLines": {
    ...theme.typography.caption,
    padding: "4px 12px",
    color: palette.text.secondary,
    backgroundImage: "none",
    backgroundColor: palette.surface.sunken,
  },
};

// MUI's types allow more than the editor's; what is used of them is plain CSS.
const look = EditorView.theme(rules as unknown as Parameters<typeof EditorView.theme>[0]);

/** The editor's looks, in the page's own colours: they change with the scheme by themselves. */
export const codeTheme: Extension = [look, syntaxHighlighting(highlight)];
