import type { NotificationState } from "@/lib/core/notification";
import type { NotificationView } from "@/lib/schemas/notification";

export type ChangeName = "retry" | "cancel" | "release";

export interface Change {
  name: ChangeName;
  label: string;
  isPrimary: boolean;
  /** What has to be read before it is done. */
  question?: { title: string; text: string; confirmLabel: string; isDangerous?: boolean };
  done: string;
}

const retry: Change = {
  name: "retry",
  label: "Send again",
  isPrimary: true,
  done: "It is on its way again.",
};

const cancel: Change = {
  name: "cancel",
  label: "Cancel",
  isPrimary: false,
  question: {
    title: "Cancel this message?",
    text: "The recipient does not get it. It stays in the history as cancelled, and cannot be sent from there.",
    confirmLabel: "Cancel the message",
    isDangerous: true,
  },
  done: "The message is cancelled.",
};

const release: Change = {
  name: "release",
  label: "Send now",
  isPrimary: true,
  question: {
    title: "Send it now?",
    text: "The recipient asked for quiet at this hour. The message goes out at once all the same.",
    confirmLabel: "Send now",
  },
  done: "It is on its way.",
};

/** What somebody may do by hand with a notification; the server refuses the rest. */
export function changesOf({ state, closed_at }: NotificationView): readonly Change[] {
  return closed_at === null ? changes[state] : [];
}

const changes: Record<NotificationState, readonly Change[]> = {
  queued: [cancel],
  sending: [],
  retrying: [{ ...retry, label: "Try now" }, cancel],
  sent: [],
  held: [release, cancel],
  bundled: [],
  skipped: [
    {
      ...retry,
      label: "Send anyway",
      question: {
        title: "Send it anyway?",
        text: "It was decided against, for the reason given under “Why”. The recipient gets it now all the same.",
        confirmLabel: "Send anyway",
      },
    },
  ],
  dead: [{ ...retry, done: "A new message is on its way in its place." }],
  cancelled: [],
};
