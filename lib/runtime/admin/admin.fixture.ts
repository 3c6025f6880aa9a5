import { resolve } from "node:path";
import { loadConfig } from "@/lib/config";
import { Secret } from "@/lib/secrets";
import { runAdmin } from "./run-admin";

/** A key of the instance whose rows fillTables() makes: no stored key check is for it. */
export const testKey = "a key of thirty-two characters or more";

export interface AdminAnswer {
  status: number;
  said: string[];
  warned: string[];
}

/** Carries out `runbell admin …words` in this process, with an environment of its own. */
export async function admin(
  words: readonly string[],
  { env = {}, folder = "/", password = "" }: AdminSurroundings,
): Promise<AdminAnswer> {
  const answer: AdminAnswer = { status: 0, said: [], warned: [] };
  answer.status = await runAdmin(words, {
    config: () => loadConfig(env),
    pathOf: (name) => resolve(folder, name),
    say: (line) => void answer.said.push(line),
    warn: (line) => void answer.warned.push(line),
    askPassword: () => Promise.resolve(new Secret(password)),
  });
  return answer;
}

export interface AdminSurroundings {
  env?: Record<string, string>;
  /** In which it was typed. */
  folder?: string;
  /** What is typed when it is asked for. */
  password?: string;
}

/** The environment of an instance on PostgreSQL. */
export function onPostgres(url: string, key = testKey): Record<string, string> {
  return { DATABASE_URL: url, RUNBELL_SECRET_KEY: key, NEXTAUTH_SECRET: "sixteen characters or more" };
}

/** The environment of an instance with the embedded database. */
export function onFolder(dataDir: string): Record<string, string> {
  return { RUNBELL_DATA_DIR: dataDir };
}
