import { CodeView } from "@/components/ui/code-view";
import { Section } from "@/components/ui/section";
import { formatBytes } from "./format-bytes";
import type { InboxAttachment } from "./read-payload";

export function InboxAttachments({ attachments }: { attachments: InboxAttachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <Section title="Attached">
      {attachments.map(({ filename, content, size }) => (
        <CodeView key={filename} label={`${filename}, ${formatBytes(size)}`} text={content} maxHeight={320} />
      ))}
    </Section>
  );
}
