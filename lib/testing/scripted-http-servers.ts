import { afterAll } from "vitest";
import { startScriptedHttpServer, type ScriptedAnswer, type ScriptedHttpServer } from "./http-server";

/** Opens scripted servers for a test file, at whose end they are closed. */
export function scriptedHttpServers(): (
  ...answers: [ScriptedAnswer, ...ScriptedAnswer[]]
) => Promise<ScriptedHttpServer> {
  const servers: ScriptedHttpServer[] = [];
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
  });
  return async (...answers) => {
    const server = await startScriptedHttpServer(...answers);
    servers.push(server);
    return server;
  };
}
