import type { Block } from "../rich-text";

export const textSizes = ["small", "default", "medium", "large", "extraLarge"] as const;
export const textColors = ["default", "dark", "light", "accent", "good", "warning", "attention"] as const;
export const containerStyles = ["default", "emphasis", "good", "attention", "warning", "accent"] as const;
export const spacings = ["none", "small", "default", "medium", "large", "extraLarge", "padding"] as const;
export const alignments = ["left", "center", "right"] as const;
export const imageSizes = { auto: undefined, stretch: undefined, small: 40, medium: 80, large: 160 } as const;

export interface CardText {
  blocks: Block[];
  size: (typeof textSizes)[number];
  color: (typeof textColors)[number];
  isBold: boolean;
  isLight: boolean;
  isSubtle: boolean;
  isMono: boolean;
  wraps: boolean;
  align: (typeof alignments)[number];
}

export interface CardAction {
  label: string;
  style: "default" | "positive" | "destructive";
  url: string | null;
}

export interface CardColumn {
  /** A weight, `auto` for as wide as its content, or what is left over. */
  width: number | "auto" | "stretch";
  items: CardElement[];
  style: (typeof containerStyles)[number] | null;
}

export type CardBody =
  | { type: "text"; text: CardText }
  | { type: "facts"; facts: { title: Block[]; value: Block[] }[] }
  | { type: "container"; style: (typeof containerStyles)[number] | null; items: CardElement[] }
  | { type: "columns"; columns: CardColumn[] }
  | { type: "image"; url: string | null; alt: string; width: number | undefined }
  | { type: "actions"; actions: CardAction[] }
  | { type: "unknown"; name: string };

export type CardElement = CardBody & { spacing: (typeof spacings)[number]; hasSeparator: boolean };

/** An Adaptive Card as it is drawn. */
export interface Card {
  body: CardElement[];
  actions: CardAction[];
  /** As wide as the conversation. */
  isFull: boolean;
}
