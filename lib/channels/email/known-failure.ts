import type { SendOutcome } from "@/lib/core/outcome";

export type FailedOutcome = SendOutcome & { status: "failed" };

/** A failure of ours whose meaning is known where it happens: nothing has to be read out of an error. */
export class KnownFailure extends Error {
  constructor(readonly outcome: FailedOutcome) {
    super(outcome.detail);
    this.name = "KnownFailure";
  }
}
