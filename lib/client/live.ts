"use client";

import { useQueryClient, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import type { LiveChange } from "@/lib/schemas/live";
import { channelKeys } from "./channels";
import { deadLetterKeys } from "./dead-letter-keys";
import { eventKeys } from "./events";
import { inboxKeys } from "./inbox";
import { activeRunKeys } from "./job-statistics";
import { jobKeys } from "./jobs";
import { liveStream, type LiveState } from "./live-stream";
import { mailServerKeys } from "./mail-servers";
import { notificationKeys } from "./notifications";
import { overviewKeys } from "./overview";
import { runKeys } from "./runs";
import { workerKeys } from "./worker";

const everything: QueryKey[] = [
  overviewKeys.all,
  jobKeys.all,
  runKeys.all,
  activeRunKeys.all,
  eventKeys.all,
  notificationKeys.all,
  deadLetterKeys.all,
  inboxKeys.lists,
  workerKeys.all,
  channelKeys.all,
  mailServerKeys.all,
];

/** What the browser has to ask again for after a change. */
export function keysOf(change: LiveChange | null): QueryKey[] {
  if (change === null) return everything;
  const run = change.kind === "run" ? change.id : change.run_id;
  const ofRun = run === null ? [] : [runKeys.detail(run)];
  if (change.kind === "run")
    return [overviewKeys.all, runKeys.lists, activeRunKeys.all, ...ofRun, jobKeys.all, eventKeys.lists];
  return [
    overviewKeys.all,
    notificationKeys.lists,
    notificationKeys.detail(change.id),
    deadLetterKeys.all,
    ...ofRun,
    eventKeys.all,
    inboxKeys.lists,
    workerKeys.status,
    channelKeys.all,
    mailServerKeys.all,
  ];
}

/** A burst of changes is one round of questions, and the next round waits until it is answered. */
const GATHER_MS = 400;

class Refresher {
  #gathered = new Map<string, QueryKey>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;

  constructor(readonly client: QueryClient) {}

  add(keys: QueryKey[]) {
    for (const key of keys) this.#gathered.set(JSON.stringify(key), key);
    if (!this.#isBusy) this.#timer ??= setTimeout(() => void this.#flush(), GATHER_MS);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#gathered.clear();
  }

  async #flush() {
    this.#timer = undefined;
    this.#isBusy = true;
    const keys = [...this.#gathered.values()];
    this.#gathered.clear();
    await Promise.all(keys.map((queryKey) => this.client.invalidateQueries({ queryKey })));
    this.#isBusy = false;
    if (this.#gathered.size > 0) this.add([]);
  }
}

/** Keeps what the page shows up to date. Mounted once, by the console's shell. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresher = new Refresher(client);
    const stop = liveStream.listen({ onChange: (change) => refresher.add(keysOf(change)) });
    return () => {
      stop();
      refresher.stop();
    };
  }, [client]);
}

const listenToState = (onState: (state: LiveState) => void) => liveStream.listen({ onState });

/** Whether changes are pushed, for the sign in the shell. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    listenToState,
    () => liveStream.state,
    () => "connecting",
  );
}
