"use client";

import { startTransition, useEffect, useState } from "react";
import { sourceOfDraft, type TemplateDraft } from "./draft";
import { renderPreviews, type PreviewInput, type Previews } from "./render-previews";

const RENDER_AFTER_MS = 60;

/**
 * The previews of what is written, a moment after it is written: typing never waits for them. What cannot be rendered from
 * the beginning is shown as it is published.
 */
export function usePreviews(input: PreviewInput, published: TemplateDraft | null): Previews {
  const [previews, setPreviews] = useState(() => {
    const before = published && renderPreviews({ ...input, source: sourceOfDraft(published) }, null);
    return renderPreviews(input, before);
  });
  useEffect(() => {
    const timer = setTimeout(
      () => startTransition(() => setPreviews((last) => renderPreviews(input, last))),
      RENDER_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [input]);
  return previews;
}
