import { createServer, type Socket } from "node:net";

export interface CountingSink {
  port: number;
  count(): number;
  close(): Promise<void>;
}

/** Some senders open a connection for each mail, thousands at once: none is to wait for its SYN to be sent again. */
const BACKLOG = 4_096;

/**
 * The least an SMTP server can be (RFC 5321): accepts everything, parses nothing, counts messages. A full parser in the
 * same two cores would be measured instead of the product. `onMail` is told each mail as it came, before it is answered.
 */
export async function startCountingSink(onMail: (mail: string) => void = () => {}): Promise<CountingSink> {
  let messages = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    let buffer = "";
    let isData = false;
    socket.write("220 sink\r\n");
    socket.on("data", (chunk) => {
      buffer += chunk.toString("latin1");
      for (;;) {
        const end = isData ? buffer.indexOf("\r\n.\r\n") : buffer.indexOf("\r\n");
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          messages++;
          onMail(line);
          socket.write("250 taken\r\n");
        } else {
          const verb = line.slice(0, 4).toUpperCase();
          isData = verb === "DATA";
          socket.write(answerTo(verb));
        }
      }
    });
  });
  await new Promise<void>((resolve) =>
    server.listen({ port: 0, host: "127.0.0.1", backlog: BACKLOG }, resolve),
  );
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    count: () => messages,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function answerTo(verb: string): string {
  if (verb === "DATA") return "354 go on\r\n";
  if (verb === "QUIT") return "221 bye\r\n";
  if (verb === "EHLO") return "250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n";
  return "250 ok\r\n";
}
