"use client";

import { MessagePicture } from "../message-picture";
import { NotDrawn } from "../not-drawn";
import { InlineView, RichTextView } from "../rich-text-view";
import type { SlackBlock, SlackElement } from "./slack-block";

export function SlackBlockView({ block }: { block: SlackBlock }) {
  switch (block.type) {
    case "header":
      return (
        <p data-part="header">
          <InlineView parts={block.children} />
        </p>
      );
    case "section":
      return <Section block={block} />;
    case "divider":
      return <hr />;
    case "text":
      return <RichTextView blocks={block.blocks} />;
    case "image":
      return (
        <figure>
          {block.title !== null && <figcaption>{block.title}</figcaption>}
          <MessagePicture url={block.url} alt={block.alt} />
        </figure>
      );
    case "context":
    case "actions":
      return (
        <div data-part={block.type}>
          {block.elements.map((element, index) => (
            <Element key={index} element={element} />
          ))}
        </div>
      );
    case "unknown":
      return <Unknown name={block.name} />;
  }
}

function Section({
  block: { text, fields, accessory },
}: {
  block: Extract<SlackBlock, { type: "section" }>;
}) {
  return (
    <div data-part="section">
      <div>
        {text.length > 0 && <RichTextView blocks={text} />}
        {fields.length > 0 && (
          <div data-part="fields">
            {fields.map((field, index) => (
              <RichTextView key={index} blocks={field} />
            ))}
          </div>
        )}
      </div>
      {accessory && <Element element={accessory} />}
    </div>
  );
}

function Element({ element }: { element: SlackElement }) {
  switch (element.type) {
    case "text":
      return <RichTextView blocks={element.blocks} />;
    case "image":
      return <MessagePicture url={element.url} alt={element.alt} />;
    case "button":
      return (
        <span data-part="button" data-style={element.style} title={element.url ?? undefined}>
          {element.label}
        </span>
      );
    case "other":
      return <Unknown name={element.name} />;
  }
}

function Unknown({ name }: { name: string }) {
  return <NotDrawn>{`${name}: Slack may draw this, the preview does not.`}</NotDrawn>;
}
