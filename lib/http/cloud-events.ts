import { UnprocessableError } from "@/lib/core/errors";
import { cleanText } from "./clean-text";
import { parseJson } from "./parse-json";

/**
 * The CloudEvents of a request as JSON, one or a list, whichever mode they are sent in
 * (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md). Their attributes are
 * not looked at. Throws InvalidInputError for what is no JSON.
 */
export function readCloudEvents(headers: Headers, body: string): unknown {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const isJson = /^application\/([a-z0-9.!#$&^_-]+\+)?json$/.test(type);
  if (!headers.has("ce-specversion")) {
    if (isJson) return parseJson(body);
    throw new UnprocessableError(
      "This is not a CloudEvent: it has neither the content type application/cloudevents+json nor the header ce-specversion.",
      [{ pointer: "/specversion", detail: "is missing" }],
    );
  }
  const attributes = [...headers].flatMap(([name, value]) =>
    name.startsWith("ce-") ? [[name.slice(3), decode(value)] as const] : [],
  );
  const data = body === "" ? {} : { data: isJson ? parseJson(body) : body };
  return { ...Object.fromEntries(attributes), ...data };
}

/** Text other than ASCII is percent-encoded in a header. What is not is left as it is. */
function decode(value: string): string {
  try {
    return cleanText(decodeURIComponent(value));
  } catch {
    return value;
  }
}
