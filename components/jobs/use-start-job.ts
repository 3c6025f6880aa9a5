"use client";

import { use, useState } from "react";
import type { JsonObject } from "@/lib/schemas/field";
import { StartJobContext } from "./start-job-provider";

/** Starts a built-in job and goes to its run; a job with parameters asks for them first, filled in with those given. */
export function useStartJob() {
  const startJob = use(StartJobContext);
  if (!startJob) throw new Error("useStartJob needs a StartJobProvider above it");
  const [isStarting, setIsStarting] = useState(false);
  const start = (key: string, parameters?: JsonObject) => {
    setIsStarting(true);
    void startJob(key, parameters).finally(() => setIsStarting(false));
  };
  return { start, isStarting };
}
