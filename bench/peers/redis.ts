import { connect } from "node:net";
import { freePort } from "../../e2e/server";
import { findProgram, startProgram } from "./program";

const PROGRAM = "redis-server";

export function hasRedis(): boolean {
  return findProgram(PROGRAM) !== undefined;
}

/** A server of one's own that keeps every change in a file. */
export async function startRedis(): Promise<{ url: string; close(): Promise<void> }> {
  const port = await freePort();
  const program = await startProgram(
    PROGRAM,
    async (folder) => [
      ...["--port", String(port)],
      ...["--bind", "127.0.0.1"],
      ...["--dir", folder],
      ...["--save", ""],
      ...["--appendonly", "yes"],
    ],
    () => accepts(port),
  );
  return { url: `redis://127.0.0.1:${port}`, close: () => program.end() };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const answer = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });
}
