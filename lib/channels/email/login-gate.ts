import type { Socket } from "node:net";

/**
 * Lets one connection log in before the others may: five connections with a wrong password at once are five failed
 * logins, and providers lock accounts for that. Without a login nobody waits.
 */
export interface LoginGate {
  /** Resolves when a connection may be opened; rejects with the error of a login that was refused. */
  pass(): Promise<void>;
  /** The connection that passed is here: when it ends without a login, the others may try. */
  watch(socket: Socket): void;
  /** The connection that passed did not come about. */
  release(): void;
  /** A login was accepted. */
  open(): void;
  /** The login was refused: whoever waits, or comes before `forget`, has the same settings. */
  refuse(error: unknown): void;
  /** Nobody is left who was on the way when the login was refused. */
  forget(): void;
}

interface Waiter {
  resolve(): void;
  reject(error: unknown): void;
}

export function createLoginGate({ hasLogin }: { hasLogin: boolean }): LoginGate {
  let isOpen = !hasLogin;
  let isTrying = false;
  let refusal: { error: unknown } | null = null;
  let waiting: Waiter[] = [];

  function settle(act: (waiter: Waiter) => void): void {
    const released = waiting;
    isTrying = false;
    waiting = [];
    released.forEach(act);
  }

  // They go together: what the first one met was no refusal, so that going one by one would only cost time.
  const release = () => {
    if (isTrying) settle(({ resolve }) => resolve());
  };

  return {
    async pass() {
      if (refusal) throw refusal.error;
      if (!isOpen && isTrying)
        await new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
      else isTrying = !isOpen;
    },
    watch: (socket) => void socket.once("close", release),
    release,
    open() {
      isOpen = true;
      release();
    },
    refuse(error) {
      isOpen = false;
      refusal = { error };
      settle(({ reject }) => reject(error));
    },
    forget() {
      refusal = null;
    },
  };
}
