import type { TestServer } from "./server";

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  contentType: string;
  body: Body;
}

/** A program's request with the API key. `body` is sent as JSON unless it is a string or bytes. */
export async function request<Body = Record<string, unknown>>(
  server: Pick<TestServer, "url" | "apiKey">,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${server.apiKey}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : isRaw ? (body as BodyInit) : JSON.stringify(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    contentType: answer.headers.get("content-type") ?? "",
    body: (text ? JSON.parse(text) : null) as Body,
  };
}

/** Sends every mail of the organisation through a server on loopback. */
export async function setMailServer(server: TestServer, port: number): Promise<void> {
  const answer = await request(server, "POST", "/api/v1/notification/smtp/settings", {
    smtp_server: "127.0.0.1",
    smtp_port: port,
    security: "none",
    from_email: "runbell@example.org",
    from_name: "Runbell",
  });
  if (answer.status !== 200) throw new Error(`SMTP settings: ${JSON.stringify(answer.body)}`);
}
