import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { StateIcon } from "@/components/ui/state-icon";
import type { AnswerAction } from "@/lib/core/answer";
import type { MuteLength } from "@/lib/core/mute-length";
import type { AnswerView } from "@/lib/schemas/answer";
import { answerTitles, doneOf, muteChoices, questionOf } from "./answer-words";

interface AnswerOfferProps {
  action: AnswerAction;
  answer: AnswerView;
  /** What the link was for. */
  isMain: boolean;
  isBusy: (muteFor?: MuteLength) => boolean;
  onPress: (muteFor?: MuteLength) => void;
}

/** One thing that a reader can do about a message, or that it is done. */
export function AnswerOffer({ action, answer, isMain, isBusy, onPress }: AnswerOfferProps) {
  const done = doneOf[action](answer);
  if (done !== null)
    return (
      <Alert severity="success" role="status" icon={<StateIcon state="ok" size={16} label="Done" />}>
        {done}
      </Alert>
    );
  const choices: { length?: MuteLength; label: string }[] =
    action === "mute" ? muteChoices : [{ label: answerTitles[action] }];
  return (
    <Box sx={{ display: "grid", gap: 1.5 }}>
      <Typography>{questionOf[action](answer)}</Typography>
      <Box sx={{ display: "grid", gap: 1 }}>
        {choices.map(({ length, label }, index) => (
          <Button
            key={label}
            variant={isMain && index === 0 ? "contained" : "outlined"}
            color={isMain && index === 0 ? "primary" : "secondary"}
            size={isMain ? "large" : "medium"}
            loading={isBusy(length)}
            onClick={() => onPress(length)}
          >
            {label}
          </Button>
        ))}
      </Box>
    </Box>
  );
}
