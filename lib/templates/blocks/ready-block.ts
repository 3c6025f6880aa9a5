import type { BodyName } from "@/lib/core/template";

/** A piece of a message that is complete by itself: what people insert who write no HTML. */
export interface ReadyBlock {
  id: string;
  label: string;
  description: string;
  sources: Partial<Record<BodyName, string>>;
}
