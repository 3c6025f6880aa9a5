import type { ReferenceOperation } from "./reference";

/** A way to make a call, ready to be copied. */
export interface Sample {
  label: string;
  text: string;
}

/** The calls for which there is a word of the typed client, with its own form. */
const clientCalls: Record<string, (body: string) => string> = {
  recordEvents: (body) => `await runbell.events.record(${body});`,
  getEvent: () => `const event = await runbell.events.get(id);`,
  openRun: (body) => `const { id } = await runbell.runs.open("nightly-etl", ${body});`,
  getRun: () => `const run = await runbell.runs.get(id);`,
  updateRun: (body) => `await runbell.runs.update(id, ${body});`,
  putRunStep: (body) => `await runbell.runs.step(id, "load-orders", ${body});`,
  beatRun: () => `await runbell.runs.heartbeat(id);`,
};

const commands: Record<string, string> = {
  openRun: "runbell exec --job nightly-etl -- ./load-orders.sh",
  recordEvents: 'runbell event --type job.failed --job nightly-etl --message "The table orders has 0 rows."',
  putRunStep: "runbell step load-orders --status failed --error 'The table orders has 0 rows.'",
};

/** The documented call with curl, from JavaScript, and on the command line where there is a command for it. */
export function samplesOf(operation: ReferenceOperation, origin: string): Sample[] {
  const command = commands[operation.id];
  return [
    { label: "curl", text: curlOf(operation, origin) },
    { label: "JavaScript", text: scriptOf(operation, origin) },
    ...(command === undefined ? [] : [{ label: "Command line", text: command }]),
  ];
}

/** The address with the documented values in its path. */
export function exampleAddress({ path, parameters }: ReferenceOperation): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const { example } = parameters.find((parameter) => parameter.name === name) ?? {};
    return encodeURIComponent(String(example ?? name));
  });
}

/** A body as text, the way it is sent. */
export function bodyText(operation: ReferenceOperation): string {
  const { body } = operation;
  if (!body) return "";
  return typeof body.example === "string" ? body.example : JSON.stringify(body.example, null, 2);
}

function curlOf(operation: ReferenceOperation, origin: string): string {
  const { method, body, credential } = operation;
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const lines = [
    `curl -fsS${method === "GET" ? "" : ` -X ${method}`} ${quoted(`${origin}${exampleAddress(operation)}`)}`,
    ...(credential ? [`-H "Authorization: Bearer $${credential}"`] : []),
    ...(takesIdempotencyKey(operation) ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(body ? [`-H "Content-Type: ${body.type}"`, `-d ${quoted(bodyText(operation))}`] : []),
  ];
  return lines.join(" \\\n  ");
}

function scriptOf(operation: ReferenceOperation, origin: string): string {
  const call = clientCalls[operation.id];
  if (call)
    return `import { createClient } from "runbell";\n\nconst runbell = createClient({ url: "${origin}" });\n${call(bodyText(operation))}`;
  const { method, body, credential } = operation;
  const headers = [
    ...(credential ? [`    authorization: \`Bearer \${process.env.${credential}}\`,`] : []),
    ...(body ? [`    "content-type": "${body.type}",`] : []),
    ...(takesIdempotencyKey(operation) ? ['    "idempotency-key": crypto.randomUUID(),'] : []),
  ];
  const options = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(headers.length > 0 ? ["  headers: {", ...headers, "  },"] : []),
    ...(body ? [`  body: ${sentBody(operation)},`] : []),
  ];
  const address = `"${origin}${exampleAddress(operation)}"`;
  const sent = options.length > 0 ? `${address}, {\n${options.join("\n")}\n}` : address;
  return `const response = await fetch(${sent});\nif (!response.ok) throw new Error((await response.json()).detail);`;
}

function sentBody(operation: ReferenceOperation): string {
  if (typeof operation.body?.example === "string") return JSON.stringify(operation.body.example);
  return `JSON.stringify(${bodyText(operation).replaceAll("\n", "\n  ")})`;
}

function takesIdempotencyKey({ parameters }: ReferenceOperation): boolean {
  return parameters.some(({ in: place, name }) => place === "header" && name === "Idempotency-Key");
}
