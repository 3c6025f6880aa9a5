"use client";

import { useState } from "react";
import { below } from "@/lib/base-path";
import type { TriedRequest } from "@/lib/client/api-reference";
import type { ReferenceOperation } from "./reference";
import { bodyText } from "./samples";

/** Ids of examples are nobody's: the person has to enter one of their own. */
const exampleId = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;

/** What somebody enters to try an operation, by the names of its parameters. */
export function useTryForm(operation: ReferenceOperation) {
  const [values, setValues] = useState<Record<string, string>>(() => initialValues(operation));
  const [body, setBody] = useState(() => bodyText(operation));
  const missing = operation.parameters
    .filter(({ in: place, name }) => place === "path" && !values[name]?.trim())
    .map(({ name }) => name);
  return {
    values,
    body,
    missing,
    setBody,
    setValue: (name: string, value: string) => setValues((known) => ({ ...known, [name]: value })),
    request: (): TriedRequest => requestOf(operation, values, body),
  };
}

function initialValues({ parameters }: ReferenceOperation): Record<string, string> {
  return Object.fromEntries(
    parameters
      .filter(({ in: place }) => place === "path")
      .map(({ name, example }) => [name, exampleId.test(String(example)) ? "" : String(example ?? "")]),
  );
}

function requestOf(
  { method, path, parameters, body: declared }: ReferenceOperation,
  values: Readonly<Record<string, string>>,
  body: string,
): TriedRequest {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name]?.trim() ?? ""),
  );
  const query = new URLSearchParams(
    parameters
      .filter(({ in: place, name }) => place === "query" && values[name]?.trim())
      .map(({ name }) => [name, values[name]?.trim() ?? ""]),
  ).toString();
  return {
    method,
    address: below(query === "" ? filled : `${filled}?${query}`),
    body: declared && body.trim() !== "" ? { type: declared.type, text: body } : null,
  };
}
