import { inkOn } from "@/lib/templates/brand";
import { contrastOf } from "./contrast";

const readable = 4.5;
const visible = 3;

export interface ColorHint {
  state: "ok" | "attention";
  words: string;
}

/** How well a colour does as a button, on the white and the dark page of a mail; null when it is no colour. */
export function colorHint(color: string): ColorHint | null {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return null;
  const ink = inkOn(color);
  const text = contrastOf(color, ink);
  const name = ink === "#ffffff" ? "White" : "Dark";
  const lead = `${name} text on it has a contrast of ${text.toFixed(1)}`;
  if (text < readable)
    return { state: "attention", words: `${lead}; ${readable} is needed to read it well.` };
  if (contrastOf(color, "#ffffff") < visible)
    return { state: "attention", words: `${lead}, but on a white page the button is hard to see.` };
  return { state: "ok", words: `${lead}: easy to read.` };
}
