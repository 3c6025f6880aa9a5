"use client";

import { countOf } from "@/components/runs/count-words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useCancelHeld, useReleaseHeld, type HeldChoice } from "@/lib/client/held";
import { changeWords, type HeldChangeName } from "./held-words";

/** What somebody is about to do with held messages. */
export interface AskedChange {
  name: HeldChangeName;
  choice: HeldChoice;
  /** How many messages that are. */
  count: number;
}

interface ChangeHeldDialogProps {
  open: boolean;
  asked: AskedChange;
  onDone: () => void;
  onClose: () => void;
}

/** Asks, sends or drops, and says what became of the messages. */
export function ChangeHeldDialog({ open, asked, onDone, onClose }: ChangeHeldDialogProps) {
  const { name, choice, count } = asked;
  const mutations = { release: useReleaseHeld(), cancel: useCancelHeld() };
  const toast = useToast();
  const messages = countOf(count, "message");

  const told = (choice.bundles ?? []).length > 0 ? " What is told together goes out as one message." : "";

  const confirm = async () => {
    const answer = await mutations[name].mutateAsync(choice);
    toast({ state: answer.changed > 0 ? "ok" : "attention", message: changeWords(name, answer) });
    onDone();
  };

  return (
    <ConfirmDialog
      open={open}
      title={name === "release" ? `Send ${messages} now?` : `Drop ${messages}?`}
      confirmLabel={name === "release" ? "Send now" : "Drop"}
      cancelLabel="Leave it"
      danger={name === "cancel"}
      onConfirm={confirm}
      onClose={onClose}
    >
      {name === "release"
        ? `What was to wait goes out at once, also in the recipient’s quiet hours.${told}`
        : "The recipient does not get it. It stays in the history as cancelled, and cannot be sent from there."}
    </ConfirmDialog>
  );
}
