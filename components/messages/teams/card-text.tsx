"use client";

import { styled } from "@mui/material/styles";
import { RichTextView } from "../rich-text-view";
import type { CardText } from "./card-element";

const Text = styled("div")(({ theme }) => ({
  "&[data-size=small]": { fontSize: 12, lineHeight: "16px" },
  "&[data-size=medium]": { fontSize: 16, lineHeight: "22px" },
  "&[data-size=large]": { fontSize: 18, lineHeight: "24px" },
  "&[data-size=extraLarge]": { fontSize: 24, lineHeight: "32px" },
  "&[data-bold]": { fontWeight: 600 },
  "&[data-light]": { fontWeight: 300 },
  "&[data-mono]": { fontFamily: theme.typography.fontFamilyMono, fontSize: 13 },
  "&[data-subtle]": { color: "var(--quiet)" },
  "&[data-color=accent]": { color: "var(--accent)" },
  "&[data-color=good]": { color: "var(--good)" },
  "&[data-color=warning]": { color: "var(--warning)" },
  "&[data-color=attention]": { color: "var(--attention)" },
  "&[data-cut] p": { whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis" },
}));

export function CardTextView({ text }: { text: CardText }) {
  return (
    <Text
      data-size={text.size}
      data-color={text.color}
      data-bold={text.isBold || undefined}
      data-light={text.isLight || undefined}
      data-mono={text.isMono || undefined}
      data-subtle={text.isSubtle || undefined}
      data-cut={text.wraps ? undefined : true}
      style={{ textAlign: text.align }}
    >
      <RichTextView blocks={text.blocks} />
    </Text>
  );
}
