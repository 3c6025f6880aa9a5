import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A wire on loopback that can be cut, or frozen as by a network that swallows packets without a word. */
export interface TcpProxy {
  port: number;
  /** Nothing passes any more, in either direction, and nobody is told; new connections get no answer either. */
  freeze(): void;
  /** Nobody is there any more: all connections end with a reset, new ones at once. */
  refuse(): void;
  /** What was held back passes, and everything after it; nobody is refused. */
  thaw(): void;
  /** Freezes once so many bytes have passed towards the server, counted from now, over all connections. */
  freezeAfter(bytes: number): void;
  /** Ends all connections with a reset; new ones work. */
  cut(): void;
  /** Whether it is frozen. */
  readonly isFrozen: boolean;
  close(): Promise<void>;
}

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>();
  let isFrozen = false;
  let isRefusing = false;
  let allowance = Infinity;

  const server = createServer({ noDelay: true }, (client) => {
    if (isRefusing) {
      client.on("error", () => undefined);
      client.resetAndDestroy();
      return;
    }
    const target = connect({ host: "127.0.0.1", port: targetPort, noDelay: true });
    const pair: [Socket, Socket] = [client, target];
    pairs.add(pair);
    client.on("data", (chunk) => {
      const passing = chunk.subarray(0, allowance);
      target.write(passing);
      allowance -= passing.length;
      if (allowance > 0) return;
      // The rest comes again when the wire is thawed.
      client.pause();
      client.unshift(chunk.subarray(passing.length));
      freeze();
    });
    target.on("data", (chunk) => client.write(chunk));
    if (isFrozen) hold(pair);
    for (const socket of pair) {
      socket.on("error", () => undefined);
      socket.on("close", () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
  });

  function hold(pair: readonly Socket[]): void {
    for (const socket of pair) socket.pause();
  }

  function freeze(): void {
    isFrozen = true;
    for (const pair of pairs) hold(pair);
  }

  function cut(): void {
    for (const socket of [...pairs].flat()) socket.resetAndDestroy();
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    freeze,
    refuse() {
      isRefusing = true;
      cut();
    },
    thaw() {
      isFrozen = false;
      isRefusing = false;
      allowance = Infinity;
      for (const socket of [...pairs].flat()) socket.resume();
    },
    freezeAfter(bytes) {
      allowance = bytes;
    },
    cut,
    get isFrozen() {
      return isFrozen;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of [...pairs].flat()) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
