"use client";

import Box from "@mui/material/Box";
import { useRef } from "react";
import { HttpRequestConfig } from "@/lib/core/step";
import type { ConfigFieldsProps } from "./config-fields";
import { numberIn, pairsIn, textIn, textsIn, withValue } from "./config-values";
import { CodeInput } from "./fields/code-input";
import { NumberInput } from "./fields/number-input";
import { NumberListInput } from "./fields/number-list-input";
import { PairRows } from "./fields/pair-rows";
import { SelectInput } from "./fields/select-input";
import { TextInput } from "./fields/text-input";
import { InsertVariable } from "./insert-variable";
import { problemAt } from "./problem-at";

const methods = HttpRequestConfig.shape.method.unwrap().options.map((value) => ({ value, label: value }));
type Method = (typeof methods)[number]["value"];

export function HttpRequestFields({ config, onChange, problems }: ConfigFieldsProps) {
  const url = useRef<HTMLInputElement>(null);
  const method = (textIn(config, "method") || "GET") as Method;
  const body = textIn(config, "body");
  const set = (name: string, value: Parameters<typeof withValue>[2]) =>
    onChange(withValue(config, name, value));
  const takesBody = (method !== "GET" && method !== "HEAD") || body !== "";

  return (
    <>
      <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", sm: "120px minmax(0, 1fr)" }, gap: 2 }}>
        <SelectInput
          label="Method"
          value={method}
          options={methods}
          onChange={(next) => set("method", next)}
          error={problems.get("method")}
        />
        <TextInput
          label="Address"
          type="url"
          mono
          inputRef={url}
          placeholder="https://status.example.com/health"
          value={textIn(config, "url")}
          onChange={(next) => set("url", next)}
          after={
            <InsertVariable input={url} value={textIn(config, "url")} onChange={(next) => set("url", next)} />
          }
          help="Variables may stand in the path and the query; the host is fixed."
          error={problems.get("url")}
        />
      </Box>
      <PairRows
        label="Headers"
        noun="Header"
        addLabel="Add a header"
        namePlaceholder="Accept"
        valuePlaceholder="application/json"
        pairs={pairsIn(config, "headers")}
        onChange={(next) => set("headers", next)}
        problemOf={(name) => problems.get(`headers.${name}`)}
        error={problems.get("headers")}
      />
      {takesBody && (
        <CodeInput
          label="Body"
          value={body}
          onChange={(next) => set("body", next)}
          error={problems.get("body")}
        />
      )}
      <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" }, gap: 2 }}>
        <NumberListInput
          label="Expected status"
          optional
          placeholder="Any 2xx"
          values={textsIn(config, "expect_status")}
          onChange={(next) => set("expect_status", next)}
          help="One or more, such as 200, 204."
          error={problemAt(problems, "expect_status")}
        />
        <NumberInput
          label="Answer within"
          after="seconds"
          optional
          placeholder="15"
          value={numberIn(config, "timeout_seconds")}
          onChange={(next) => set("timeout_seconds", next ?? undefined)}
          error={problems.get("timeout_seconds")}
        />
      </Box>
      <TextInput
        label="Expected text"
        optional
        placeholder="“ok”"
        value={textIn(config, "expect_body_contains")}
        onChange={(next) => set("expect_body_contains", next)}
        help="The step fails unless the answer contains it."
        error={problems.get("expect_body_contains")}
      />
    </>
  );
}
