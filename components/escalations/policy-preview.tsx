import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { Figures } from "@/components/ui/figures";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import type { EscalationStep } from "@/lib/core/escalation";
import type { Names } from "@/components/triggers/recipient-words";
import { PREVIEW_START, previewOf, roundsWords } from "./policy-words";

interface PolicyPreviewProps {
  steps: readonly EscalationStep[];
  repeatCount: number;
  names: Names;
}

/** What happens by the policy, hour by hour, while nobody comes. */
export function PolicyPreview({ steps, repeatCount, names }: PolicyPreviewProps) {
  const { lines, last, isCrowded } = previewOf(steps, repeatCount, names);
  return (
    <Section title="In words" sentence={`Of an event at ${PREVIEW_START} that nobody takes care of.`}>
      <Box
        component="ol"
        aria-label="What happens when"
        sx={{
          display: "grid",
          gridTemplateColumns: "fit-content(40%) minmax(0, 1fr)",
          columnGap: 2,
          rowGap: 1,
        }}
      >
        <PreviewRow time={PREVIEW_START} words="The rule tells its own people." isQuiet />
        {lines.map(({ time, words }, index) => (
          <PreviewRow key={index} time={time} words={words} />
        ))}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {last === null
          ? "Then it is over, whether somebody came or not."
          : `All of it ${roundsWords(repeatCount)}; the last step is taken at ${last}.`}
      </Typography>
      {isCrowded && (
        <Note state="attention">
          The second time begins in the moment in which the first one ends. Let the first step wait, if they
          are not to be told together.
        </Note>
      )}
    </Section>
  );
}

function PreviewRow({ time, words, isQuiet }: { time: string; words: string; isQuiet?: boolean }) {
  return (
    <Box component="li" sx={{ display: "contents" }}>
      <Typography component="span" variant="body2" color="textSecondary">
        <Figures>{time}</Figures>
      </Typography>
      <Typography
        component="span"
        variant="body2"
        color={isQuiet ? "textSecondary" : "textPrimary"}
        sx={{ overflowWrap: "anywhere" }}
      >
        {words}
      </Typography>
    </Box>
  );
}
