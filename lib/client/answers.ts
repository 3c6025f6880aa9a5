import { useMutation } from "@tanstack/react-query";
import type { MuteLength } from "@/lib/core/mute-length";
import { giveAnswer } from "@/lib/schemas/answer";
import { call } from "./api";

/** With the token of a link in a message: nobody need be signed in. */
export function useGiveAnswer() {
  return useMutation({
    mutationFn: ({ token, muteFor = "hour" }: { token: string; muteFor?: MuteLength }) =>
      call(giveAnswer, { params: { token }, body: { mute_for: muteFor } }),
  });
}
