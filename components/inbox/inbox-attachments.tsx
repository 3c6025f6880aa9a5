import Typography from "@mui/material/Typography";
import { CodeView } from "@/components/ui/code-view";
import { Section } from "@/components/ui/section";
import { formatBytes } from "./format-bytes";
import type { InboxAttachment } from "./read-payload";

export function InboxAttachments({ attachments }: { attachments: InboxAttachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <Section title="Attached">
      {attachments.map(({ filename, content, content_type, size }, index) =>
        content === "" && size > 0 ? (
          <Typography key={index} variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
            {`${filename}, ${formatBytes(size)} of ${content_type ?? "an unknown type"}`}
          </Typography>
        ) : (
          <CodeView key={index} label={`${filename}, ${formatBytes(size)}`} text={content} maxHeight={320} />
        ),
      )}
    </Section>
  );
}
