import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface HookReceiver {
  /** Answers 200 at once. */
  healthy: string;
  /** Takes requests and never answers. */
  hung: string;
  /** The same, at the host and port of the healthy one. */
  hungBeside: string;
  close(): Promise<void>;
}

/** Tells `onHook` of each body that came to the healthy address. */
export async function startHookReceiver(onHook: (body: string) => void): Promise<HookReceiver> {
  const hang: RequestListener = (request) => void request.resume();
  const servers = [
    createServer((request, response) => {
      if (request.url === "/hung") return hang(request, response);
      let body = "";
      request.setEncoding("latin1");
      request.on("data", (chunk: string) => (body += chunk));
      request.on("end", () => {
        onHook(body);
        response.writeHead(200, { "content-length": 2 });
        response.end("ok");
      });
    }),
    createServer(hang),
  ];
  const [healthy, hung] = await Promise.all(servers.map(listen));
  return {
    healthy: `${healthy}/healthy`,
    hung: `${hung}/hung`,
    hungBeside: `${healthy}/hung`,
    close: async () => void (await Promise.all(servers.map(end))),
  };
}

async function listen(server: Server): Promise<string> {
  server.keepAliveTimeout = 60_000;
  server.on("connection", (socket) => socket.setNoDelay(true));
  await new Promise<void>((resolve) =>
    server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 }, resolve),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
