import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { formatBytes } from "@/components/inbox/format-bytes";
import { DownloadIcon } from "@/components/ui/icons";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { addressOf } from "@/lib/client/api";
import { getRunFile, type RunFileView, type RunView } from "@/lib/schemas/run";
import { countOf } from "./count-words";

/** What the run left behind, which messages may attach. */
export function RunFiles({ run }: { run: RunView }) {
  if (run.files.length === 0) return null;
  return (
    <Section title="Files" sentence={`${countOf(run.files.length, "file")} that messages may attach.`}>
      <Box component="ul" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1 }}>
        {run.files.map((file) => (
          <RunFile key={file.name} runId={run.id} file={file} />
        ))}
      </Box>
    </Section>
  );
}

function RunFile({ runId, file }: { runId: string; file: RunFileView }) {
  const { name, content_type, size, created_at } = file;
  return (
    <Box component="li" sx={{ display: "flex", alignItems: "center", gap: 2 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography component="p" variant="h4" noWrap title={name}>
          {name}
        </Typography>
        <Typography component="p" variant="caption" color="textSecondary" noWrap>
          {`${formatBytes(size)}, ${content_type}, `}
          <RelativeTime at={created_at} />
        </Typography>
      </Box>
      <Button
        component="a"
        href={addressOf(getRunFile.path, { id: runId, name }, undefined)}
        download={name}
        size="small"
        startIcon={<DownloadIcon />}
        aria-label={`Download ${name}`}
      >
        Download
      </Button>
    </Box>
  );
}
