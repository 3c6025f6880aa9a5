import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const INSTALLED = "/usr/lib/postgresql";

/** A PostgreSQL server of one's own on loopback, to be stopped in the middle of everything. */
export interface PostgresCluster {
  url: string;
  start(): Promise<void>;
  /** immediate: as by a power cut. */
  stop(mode: "fast" | "immediate"): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** Whether this machine has the programs of a server, and we may run them: PostgreSQL refuses to run as root. */
export function canMakeCluster(): boolean {
  return binaries() !== null && (process.getuid?.() !== 0 || existsSync("/usr/sbin/runuser"));
}

function binaries(): string | null {
  if (!existsSync(INSTALLED)) return null;
  const [newest] = readdirSync(INSTALLED)
    .filter((version) => existsSync(join(INSTALLED, version, "bin", "initdb")))
    .toSorted((a, b) => Number(b) - Number(a));
  return newest ? join(INSTALLED, newest, "bin") : null;
}

/** `parent`: where its folder is made. */
export async function makeCluster(parent = tmpdir()): Promise<PostgresCluster> {
  const bin = binaries();
  if (!bin) throw new Error(`There is no PostgreSQL in ${INSTALLED}.`);
  const folder = await mkdtemp(join(parent, "runbell-cluster-"));
  const data = join(folder, "data");
  const port = await freePort();
  const asOwner = async (program: string, args: readonly string[]) => {
    const command = [join(bin, program), ...args];
    if (process.getuid?.() === 0) await run("runuser", ["-u", "postgres", "--", ...command]);
    else await run(command[0] ?? program, command.slice(1));
  };
  // The folder is ours, the server another user's.
  await chmod(folder, 0o777);
  await asOwner("initdb", [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--no-locale",
    "--no-sync",
  ]);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='${folder}'`;

  const cluster: PostgresCluster = {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start: () => asOwner("pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start"]),
    stop: (mode) => asOwner("pg_ctl", ["-D", data, "-w", "-m", mode, "stop"]),
    async remove() {
      await cluster.stop("immediate").catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
  await cluster.start();
  return cluster;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
