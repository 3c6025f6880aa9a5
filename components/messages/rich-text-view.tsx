"use client";

import { styled } from "@mui/material/styles";
import type { ReactNode } from "react";
import type { Block, Inline } from "./rich-text";

/** Colours come from the look around it: --text, --link, --mention, --code, --sunken, --line. */
const Prose = styled("div")(({ theme }) => ({
  minWidth: 0,
  overflowWrap: "anywhere",
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gap: 4,
  "& p, & li": { whiteSpace: "pre-wrap" },
  "& [data-link]": { color: "var(--link)", textDecoration: "underline", textUnderlineOffset: "0.2em" },
  "& [data-mention]": {
    color: "var(--mention)",
    backgroundColor: "var(--mention-back)",
    borderRadius: 3,
    padding: "0 2px",
    fontWeight: 500,
  },
  "& code, & pre": {
    fontFamily: theme.typography.fontFamilyMono,
    fontSize: "0.85em",
    color: "var(--code)",
    backgroundColor: "var(--sunken)",
    border: "1px solid var(--line)",
    borderRadius: 4,
  },
  "& code": { padding: "1px 3px" },
  "& pre": {
    margin: 0,
    padding: 8,
    color: "var(--text)",
    whiteSpace: "pre-wrap",
    maxHeight: 360,
    overflow: "auto",
  },
  "& blockquote": { margin: 0, paddingLeft: 12, borderLeft: "4px solid var(--line)", whiteSpace: "pre-wrap" },
  "& ul, & ol": { paddingLeft: 24 },
  "& ul": { listStyle: "disc" },
  "& ol": { listStyle: "decimal" },
  "& [data-heading]": { fontWeight: 700 },
  "& del": { textDecoration: "line-through" },
}));

export function RichTextView({ blocks }: { blocks: readonly Block[] }) {
  return (
    <Prose>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </Prose>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.type === "pre") return <pre tabIndex={0}>{block.text}</pre>;
  if (block.type === "list") {
    const List = block.isOrdered ? "ol" : "ul";
    return (
      <List>
        {block.items.map((item, index) => (
          <li key={index}>
            <InlineView parts={item} />
          </li>
        ))}
      </List>
    );
  }
  if (block.type === "quote")
    return (
      <blockquote>
        <InlineView parts={block.children} />
      </blockquote>
    );
  return (
    <p data-heading={block.type === "heading" || undefined}>
      <InlineView parts={block.children} />
    </p>
  );
}

export function InlineView({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, index) => <span key={index}>{drawInline(part)}</span>);
}

const wrappers = { bold: "strong", italic: "em", strike: "del" } as const;

function drawInline(part: Inline): ReactNode {
  if (part.type === "text") return part.text;
  if (part.type === "code") return <code>{part.text}</code>;
  if (part.type === "mention") return <span data-mention>{part.text}</span>;
  // A message may hold links that act in its reader's name, so none of them leads anywhere from here.
  if (part.type === "link")
    return (
      <span data-link title={part.url}>
        <InlineView parts={part.children} />
      </span>
    );
  const Wrapper = wrappers[part.type];
  return (
    <Wrapper>
      <InlineView parts={part.children} />
    </Wrapper>
  );
}
