"use client";

import { useEffect, useRef, useState } from "react";
import { formatExactCount } from "@/components/ui/format-count";
import { useToast } from "@/components/ui/toast";
import { useRefreshDeadLetters } from "@/lib/client/dead-letters";
import { messageCount } from "./dead-letter-words";

/** What is done to many messages, as “12 messages were …”. */
export type BatchVerb = "sent again" | "put aside";

export interface BatchWork {
  verb: BatchVerb;
  done: number;
  total: number;
  isStopping: boolean;
}

/** What a batch did, and what of the selection is left. */
export interface BatchAnswer {
  done: number;
  remaining: number;
}

interface Batches {
  /** What is under way; null when nothing is. */
  work: BatchWork | null;
  start: (verb: BatchVerb, total: number, step: () => Promise<BatchAnswer>) => Promise<void>;
  stop: () => void;
}

/**
 * Goes on batch by batch until as many messages are done as there were at first: what fails anew meanwhile has the same
 * cause, and would otherwise be sent again for ever. It ends with the page; what was done stays done.
 */
export function useBatches(): Batches {
  const [work, setWork] = useState<BatchWork | null>(null);
  const isStopped = useRef(false);
  const refresh = useRefreshDeadLetters();
  const toast = useToast();
  useEffect(() => {
    isStopped.current = false;
    return () => {
      isStopped.current = true;
    };
  }, []);

  const start: Batches["start"] = async (verb, total, step) => {
    isStopped.current = false;
    setWork({ verb, total, done: 0, isStopping: false });
    let done = 0;
    try {
      for (let isMore = true; isMore;) {
        const answer = await step();
        done += answer.done;
        isMore = answer.done > 0 && answer.remaining > 0 && done < total && !isStopped.current;
        setWork((shown) => shown && { ...shown, done });
      }
      toast({ state: done > 0 ? "ok" : "attention", message: summary(verb, done, total) });
    } catch (error) {
      const why = error instanceof Error ? error.message : "";
      toast({ state: "failed", message: done > 0 ? `${summary(verb, done, total)} ${why}` : why });
    } finally {
      setWork(null);
      await refresh();
    }
  };
  const stop = () => {
    isStopped.current = true;
    setWork((shown) => shown && { ...shown, isStopping: true });
  };
  return { work, start, stop };
}

function summary(verb: BatchVerb, done: number, total: number): string {
  if (done === 0) return "Somebody was faster: nothing was left to do.";
  if (done < total) return `${formatExactCount(done)} of ${messageCount(total)} were ${verb}.`;
  return `${messageCount(done)} ${done === 1 ? "was" : "were"} ${verb}.`;
}
