const forwarded = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];

/** Takes the signals that would end this process and hands them to whoever is in charge at the moment. */
export class Signals {
  #take = null;
  #handlers = new Map();
  /** The last one that came. */
  last = null;

  constructor() {
    for (const name of forwarded) {
      const handler = () => {
        this.last = name;
        this.#take?.(name);
      };
      this.#handlers.set(name, handler);
      process.on(name, handler);
    }
  }

  /** @param {(name: NodeJS.Signals) => void} take */
  handTo(take) {
    this.#take = take;
  }

  release() {
    for (const [name, handler] of this.#handlers) process.off(name, handler);
  }
}
