"use client";

import { createContext, use } from "react";

/** What is known of the job whose steps are being edited, as far as it is written. */
export interface JobAtHand {
  key: string;
  name: string;
  stepNames: readonly string[];
  /** Of its parameters, the defaults by name. */
  parameters: Readonly<Record<string, unknown>>;
}

/** Around a step's form: previews speak of this job, and its steps and parameters are offered by name. */
export const JobAtHandContext = createContext<JobAtHand | null>(null);

/** Null: nothing is known, so that previews speak of the sample job. */
export function useJobAtHand(): JobAtHand | null {
  return use(JobAtHandContext);
}
