import { below } from "@/lib/base-path";
import { LiveChange, stream } from "@/lib/schemas/live";

/** live: changes are pushed · connecting: not known yet · polling: no stream, pages ask every POLL_MS. */
export type LiveState = "live" | "connecting" | "polling";

export interface LiveListener {
  /** Null: something may have changed, nobody knows what. */
  onChange?: (change: LiveChange | null) => void;
  onState?: (state: LiveState) => void;
}

const POLL_MS = 10_000;
const RETRY_MS = 2_000;
const MAX_RETRY_MS = 30_000;
/** Browsers allow six connections to a server: a tab that nobody looks at gives its own back. */
const HIDDEN_MS = 30_000;

/** The tab's one connection to the stream of changes. Open while anybody listens and the tab is looked at. */
class LiveStream {
  #listeners = new Set<LiveListener>();
  #source: EventSource | null = null;
  #state: LiveState = "connecting";
  #failures = 0;
  #missedSome = false;
  #timers = new Map<"poll" | "retry" | "hidden", ReturnType<typeof setTimeout>>();

  get state(): LiveState {
    return this.#state;
  }

  listen(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  #start() {
    document.addEventListener("visibilitychange", this.#onVisibility);
    window.addEventListener("online", this.#onOnline);
    this.#connect();
  }

  #stop() {
    document.removeEventListener("visibilitychange", this.#onVisibility);
    window.removeEventListener("online", this.#onOnline);
    this.#disconnect();
    this.#setState("connecting");
  }

  #connect() {
    if (this.#source) return;
    this.#clear("retry");
    const source = new EventSource(below(stream.path));
    this.#source = source;
    this.#poll();
    source.onopen = () => this.#onOpen();
    source.onmessage = ({ data }: MessageEvent<string>) => this.#onMessage(data);
    source.onerror = () => this.#onError(source);
  }

  #disconnect() {
    this.#source?.close();
    this.#source = null;
    this.#clear("poll");
    this.#clear("retry");
    this.#clear("hidden");
  }

  #onOpen() {
    this.#failures = 0;
    this.#clear("poll");
    this.#setState("live");
    if (this.#missedSome) this.#tell(null);
    this.#missedSome = false;
  }

  #onMessage(data: string) {
    const change = LiveChange.safeParse(parseJson(data));
    if (change.success) this.#tell(change.data);
  }

  /**
   * The server ends a stream now and then, and the browser comes back at once; it gives up only after an answer that is
   * no stream. Polling begins when that takes too long.
   */
  #onError(source: EventSource) {
    this.#missedSome = true;
    this.#poll();
    if (source.readyState !== EventSource.CLOSED) return;
    this.#source = null;
    const delay = Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** this.#failures++);
    this.#set("retry", () => this.#connect(), delay);
  }

  #poll() {
    if (this.#timers.has("poll")) return;
    this.#set(
      "poll",
      () => {
        this.#setState("polling");
        this.#tell(null);
        this.#poll();
      },
      POLL_MS,
    );
  }

  #onVisibility = () => {
    if (document.visibilityState === "hidden") {
      this.#set("hidden", () => this.#sleep(), HIDDEN_MS);
      return;
    }
    this.#clear("hidden");
    this.#connect();
  };

  #sleep() {
    this.#disconnect();
    this.#missedSome = true;
  }

  #onOnline = () => {
    if (this.#state === "live") return;
    this.#disconnect();
    this.#connect();
  };

  #tell(change: LiveChange | null) {
    for (const listener of this.#listeners) listener.onChange?.(change);
  }

  #setState(state: LiveState) {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener.onState?.(state);
  }

  #set(name: "poll" | "retry" | "hidden", run: () => void, delayMs: number) {
    this.#clear(name);
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      run();
    }, delayMs);
    this.#timers.set(name, timer);
  }

  #clear(name: "poll" | "retry" | "hidden") {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const liveStream = new LiveStream();
