"use client";

import type { ConfigFieldsProps } from "./config-fields";
import { pairsIn, textIn, textsIn, withValue } from "./config-values";
import { NumberListInput } from "./fields/number-list-input";
import { PairRows } from "./fields/pair-rows";
import { RowInput } from "./fields/row-input";
import { RowList } from "./fields/row-list";
import { TextInput } from "./fields/text-input";
import { problemAt } from "./problem-at";

export function ShellCommandFields({ config, onChange, problems }: ConfigFieldsProps) {
  const set = (name: string, value: Parameters<typeof withValue>[2]) =>
    onChange(withValue(config, name, value));
  return (
    <>
      <TextInput
        label="Program"
        mono
        placeholder="/usr/local/bin/backup"
        value={textIn(config, "command")}
        onChange={(next) => set("command", next)}
        help="A path, or a name that is found on the worker's PATH. No shell reads it: no pipes, no wildcards."
        error={problems.get("command")}
      />
      <RowList<string>
        label="Arguments"
        noun="Argument"
        optional
        addLabel="Add an argument"
        help="One a row: each reaches the program as it is, whatever a variable puts into it."
        rows={textsIn(config, "args")}
        isEmptyRow={(row) => row === ""}
        newRow={() => ""}
        onChange={(next) => set("args", next)}
        problemOf={(index) => problems.get(`args.${index}`)}
        error={problems.get("args")}
      >
        {(row, index, change) => (
          <RowInput label={`Argument ${index + 1}`} value={row} onChange={change} hasVariables />
        )}
      </RowList>
      <PairRows
        label="Environment"
        noun="Variable"
        addLabel="Add a variable"
        help="Beside these the program gets PATH, HOME, LANG and TZ only."
        namePlaceholder="TARGET"
        valuePlaceholder="{{ target.hostname }}"
        pairs={pairsIn(config, "env")}
        onChange={(next) => set("env", next)}
        problemOf={(name) => problems.get(`env.${name}`)}
        error={problems.get("env")}
      />
      <TextInput
        label="Folder"
        optional
        mono
        placeholder="/srv/backup"
        value={textIn(config, "working_directory")}
        onChange={(next) => set("working_directory", next)}
        help="Where the program runs."
        error={problems.get("working_directory")}
      />
      <NumberListInput
        label="Expected exit codes"
        optional
        placeholder="0"
        values={textsIn(config, "expect_exit")}
        onChange={(next) => set("expect_exit", next)}
        help="Any other fails the step."
        error={problemAt(problems, "expect_exit")}
      />
    </>
  );
}
