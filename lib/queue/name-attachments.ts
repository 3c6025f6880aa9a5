import type { AttachmentSpec } from "@/lib/core/message";
import { renderTemplate, TemplateError } from "@/lib/templates/render";

/**
 * Attachments with their names as the message's context gives them. The name of a file to find stays as it was
 * written when nothing comes of it, and so does any name that cannot be rendered: it must not keep the message back.
 */
export function nameAttachments(specs: readonly AttachmentSpec[], context: unknown): AttachmentSpec[] {
  const named = (source: string) => nameOf(source, context);
  return specs.map((spec) =>
    spec.type === "job_log"
      ? { ...spec, filename: named(spec.filename) || "job.log" }
      : {
          type: spec.type,
          name: named(spec.name) || spec.name,
          filename: (spec.filename && named(spec.filename)) || undefined,
        },
  );
}

function nameOf(source: string, context: unknown): string {
  try {
    return renderTemplate(source, context, { contentType: "header" }).output.trim();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return source;
  }
}
