"use client";

import Box from "@mui/material/Box";
import { useRef } from "react";
import { withValue } from "@/components/steps/config-values";
import { RowInput } from "@/components/steps/fields/row-input";
import { RowList } from "@/components/steps/fields/row-list";
import { TextInput } from "@/components/steps/fields/text-input";
import { InsertVariable } from "@/components/steps/insert-variable";
import { problemAt } from "@/components/steps/problem-at";
import { TickGroup } from "@/components/triggers/tick-group";
import { maxAttachments } from "@/lib/core/message";
import type { JsonObject } from "@/lib/schemas/field";
import { attachedIn, attachmentsOf, LOG_NAME, type Attached, type AttachedFile } from "./attachment-values";

interface AttachmentsInputProps {
  config: JsonObject;
  onChange: (config: JsonObject) => void;
  problems: ReadonlyMap<string, string>;
  /** What is attached when nothing is named here. */
  help: string;
}

/** The run's log and files by name, read when the mail is sent. */
export function AttachmentsInput({ config, onChange, problems, help }: AttachmentsInputProps) {
  const attached = attachedIn(config);
  const { log, files } = attached;
  const logInput = useRef<HTMLInputElement>(null);
  const change = (next: Partial<Attached>) =>
    onChange(withValue(config, "attachments", attachmentsOf({ ...attached, ...next })));
  const first = log === null ? 0 : 1;
  const isFull = first + files.length > maxAttachments;

  return (
    <Box sx={{ display: "grid", gap: 1.5, gridTemplateColumns: "minmax(0, 1fr)" }}>
      <TickGroup
        label="Attachments"
        ticks={[
          {
            value: "log",
            label: "The job’s log",
            isOn: log !== null,
            onChange: (isOn) => change({ log: isOn ? LOG_NAME : null }),
          },
        ]}
      />
      {log !== null && (
        <TextInput
          label="Name of the log"
          value={log}
          onChange={(text) => change({ log: text })}
          error={problemAt(problems, "attachments.0")}
          mono
          maxLength={200}
          inputRef={logInput}
          after={<InsertVariable input={logInput} value={log} onChange={(text) => change({ log: text })} />}
        />
      )}
      <RowList<AttachedFile>
        label="Result files"
        noun="File"
        optional
        help={help}
        error={isFull ? `${maxAttachments} attachments at most.` : undefined}
        addLabel="Add a file"
        rows={files}
        isEmptyRow={({ name, filename }) => name === "" && filename === ""}
        newRow={() => ({ name: "", filename: "" })}
        onChange={(next) => change({ files: next })}
        problemOf={(index) => problemAt(problems, `attachments.${first + index}`)}
      >
        {({ name, filename }, index, changeRow) => (
          <>
            <RowInput
              label={`File ${index + 1}: name`}
              placeholder="report-*.csv"
              value={name}
              onChange={(next) => changeRow({ name: next, filename })}
              hasVariables
            />
            <RowInput
              label={`File ${index + 1}: sent as`}
              placeholder="Under its own name"
              value={filename}
              onChange={(next) => changeRow({ name, filename: next })}
              hasVariables
            />
          </>
        )}
      </RowList>
    </Box>
  );
}
