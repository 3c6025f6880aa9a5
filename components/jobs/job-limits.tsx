import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { Section } from "@/components/ui/section";
import type { JobView } from "@/lib/schemas/job";
import { limitWords } from "./limit-words";

export function JobLimits({ job }: { job: JobView }) {
  const sentences = limitWords(job);
  if (sentences.length === 0) return null;
  return (
    <Section title="Limits and watching">
      <Box component="ul" sx={{ display: "grid", gap: 0.75, m: 0, p: 0, listStyle: "none" }}>
        {sentences.map((sentence) => (
          <Typography key={sentence} component="li" variant="body2">
            {sentence}
          </Typography>
        ))}
      </Box>
    </Section>
  );
}
