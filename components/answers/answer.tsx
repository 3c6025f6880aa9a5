"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { FormError } from "@/components/auth/form-error";
import { useGiveAnswer } from "@/lib/client/answers";
import type { AnswerAction } from "@/lib/core/answer";
import type { MuteLength } from "@/lib/core/mute-length";
import type { AnswerView } from "@/lib/schemas/answer";
import { AnswerOffer } from "./answer-offer";
import { doneOf } from "./answer-words";

/** Asks first, does it when the reader presses, then offers what else can be done about the message. */
export function Answer({ token, answer: opened }: { token: string; answer: AnswerView }) {
  const [answer, setAnswer] = useState(opened);
  const [pressed, setPressed] = useState<string | null>(null);
  const give = useGiveAnswer();

  const offers = [{ action: opened.action, token }, ...opened.others];
  const isDone = doneOf[opened.action](answer) !== null;
  const press = (offer: { action: AnswerAction; token: string }, muteFor?: MuteLength) => {
    setPressed(`${offer.action} ${muteFor}`);
    give.mutate({ token: offer.token, muteFor }, { onSuccess: setAnswer });
  };

  return (
    <Box sx={{ display: "grid", gap: 2.5, overflowWrap: "anywhere" }}>
      {give.error && <FormError>{give.error.message}</FormError>}
      {(isDone ? offers : offers.slice(0, 1)).map((offer) => (
        <AnswerOffer
          key={offer.action}
          action={offer.action}
          answer={answer}
          isMain={offer.action === opened.action}
          isBusy={(muteFor) => give.isPending && pressed === `${offer.action} ${muteFor}`}
          onPress={(muteFor) => press(offer, muteFor)}
        />
      ))}
      <Typography variant="body2" color="textSecondary">
        {isDone
          ? "You can close this page. Muted jobs are taken back in the preferences."
          : "Nothing changes until you press a button."}
      </Typography>
    </Box>
  );
}
