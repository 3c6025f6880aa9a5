"use client";

import { styled } from "@mui/material/styles";
import { MessagePicture } from "../message-picture";
import { NotDrawn } from "../not-drawn";
import { RichTextView } from "../rich-text-view";
import type { CardAction, CardBody, CardColumn, CardElement } from "./card-element";
import { CardTextView } from "./card-text";
import { CardStack } from "./teams-look";

const Facts = styled("dl")({
  margin: 0,
  display: "grid",
  gridTemplateColumns: "minmax(64px, max-content) minmax(0, 1fr)",
  gap: "4px 12px",
  "& dt": { fontWeight: 600, maxWidth: 160 },
  "& dd": { minWidth: 0 },
});

const Columns = styled("div")({ display: "flex", gap: 8, "& > div": { minWidth: 0 } });

const Actions = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: 8,
  "& > span": {
    padding: "5px 12px",
    border: "1px solid var(--line)",
    borderRadius: 4,
    fontWeight: 600,
    overflowWrap: "anywhere",
    backgroundColor: "var(--back)",
  },
  "& > [data-style=positive]": { backgroundColor: "#5b5fc7", borderColor: "#5b5fc7", color: "#ffffff" },
  "& > [data-style=destructive]": { color: "var(--attention)", borderColor: "var(--attention)" },
});

interface CardElementsProps {
  items: readonly CardElement[];
  style?: string | null;
}

export function CardElements({ items, style }: CardElementsProps) {
  return (
    <CardStack data-style={style ?? undefined}>
      {items.map((item, index) => (
        <div key={index} data-spacing={item.spacing} data-separator={item.hasSeparator || undefined}>
          <CardBodyView body={item} />
        </div>
      ))}
    </CardStack>
  );
}

function CardBodyView({ body }: { body: CardBody }) {
  switch (body.type) {
    case "text":
      return <CardTextView text={body.text} />;
    case "facts":
      return (
        <Facts>
          {body.facts.flatMap(({ title, value }, index) => [
            <dt key={`title ${index}`}>
              <RichTextView blocks={title} />
            </dt>,
            <dd key={`value ${index}`}>
              <RichTextView blocks={value} />
            </dd>,
          ])}
        </Facts>
      );
    case "container":
      return <CardElements items={body.items} style={body.style} />;
    case "columns":
      return (
        <Columns>
          {body.columns.map((column, index) => (
            <div key={index} style={{ flex: flexOf(column) }}>
              <CardElements items={column.items} style={column.style} />
            </div>
          ))}
        </Columns>
      );
    case "image":
      return <MessagePicture url={body.url} alt={body.alt} width={body.width} />;
    case "actions":
      return <CardActions actions={body.actions} />;
    case "unknown":
      return <NotDrawn>{`${body.name}: Teams may draw this, the preview does not.`}</NotDrawn>;
  }
}

function flexOf({ width }: CardColumn): string {
  if (width === "auto") return "0 1 auto";
  return width === "stretch" ? "1 1 0" : `${width} 1 0`;
}

export function CardActions({ actions }: { actions: readonly CardAction[] }) {
  if (actions.length === 0) return null;
  return (
    <Actions>
      {actions.map(({ label, style, url }, index) => (
        <span key={index} data-style={style} title={url ?? undefined}>
          {label}
        </span>
      ))}
    </Actions>
  );
}
