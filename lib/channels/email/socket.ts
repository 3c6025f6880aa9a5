import { connect, type LookupFunction, type Socket } from "node:net";

const KEEP_ALIVE_MS = 30_000;

/**
 * Connects to a host that the guard has checked, with a lookup that checks, too. Rejects with the system's error, or
 * ETIMEDOUT after so many milliseconds.
 */
export function openSocket(
  { host, port, lookup }: { host: string; port: number; lookup: LookupFunction },
  timeoutMs: number,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup, autoSelectFamilyAttemptTimeout: 2_000 });
    // Without it every mail waits 40 ms for an acknowledgement.
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    const timer = setTimeout(() => socket.destroy(connectTimeout()), timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    socket.once("error", fail);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      resolve(socket);
    });
  });
}

function connectTimeout(): Error {
  return Object.assign(new Error("No connection in time"), { code: "ETIMEDOUT" });
}
