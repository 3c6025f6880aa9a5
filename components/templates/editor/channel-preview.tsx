"use client";

import type { MessageKind } from "@/lib/core/channel-kind";
import { useEditor } from "./editor-model";
import { PreviewPane } from "./preview-pane";

/** One channel's message of the template that is being edited. */
export function ChannelPreview({ kind }: { kind: MessageKind }) {
  const { previews } = useEditor();
  return <PreviewPane kind={kind} preview={previews[kind]} />;
}
