"use client";

import { useState } from "react";
import { RowInput } from "./row-input";
import { RowList } from "./row-list";

type Pair = readonly [name: string, value: string];

interface PairRowsProps {
  label: string;
  noun: string;
  help?: string;
  error?: string;
  addLabel: string;
  namePlaceholder: string;
  valuePlaceholder: string;
  pairs: Readonly<Record<string, string>>;
  onChange: (pairs: Record<string, string>) => void;
  /** What is wrong with the entry of a name. */
  problemOf: (name: string) => string | undefined;
}

/** Names with values. A row without a name, and a name's second row, are not part of the configuration yet. */
export function PairRows(props: PairRowsProps) {
  const { label, noun, help, error, addLabel, pairs, onChange, problemOf } = props;
  const [typed, setTyped] = useState<readonly Pair[]>(() => Object.entries(pairs));
  const isSame = JSON.stringify(pairsOf(typed)) === JSON.stringify(pairs);
  const rows = isSame ? typed : Object.entries(pairs);
  return (
    <RowList<Pair>
      label={label}
      noun={noun}
      help={help}
      error={error}
      optional
      addLabel={addLabel}
      rows={rows}
      isEmptyRow={([name, value]) => name === "" && value === ""}
      newRow={() => ["", ""]}
      onChange={(next) => {
        setTyped(next);
        onChange(pairsOf(next));
      }}
      problemOf={(index) => problemOfRow(rows, index, problemOf)}
    >
      {([name, value], index, change) => (
        <>
          <RowInput
            label={`${noun} ${index + 1}: name`}
            placeholder={props.namePlaceholder}
            value={name}
            onChange={(next) => change([next, value])}
          />
          <RowInput
            label={`${noun} ${index + 1}: value`}
            placeholder={props.valuePlaceholder}
            value={value}
            onChange={(next) => change([name, next])}
            hasVariables
          />
        </>
      )}
    </RowList>
  );
}

function pairsOf(rows: readonly Pair[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const [name, value] of rows) if (name !== "" && !(name in pairs)) pairs[name] = value;
  return pairs;
}

function problemOfRow(
  rows: readonly Pair[],
  index: number,
  problemOf: (name: string) => string | undefined,
): string | undefined {
  const [name = "", value = ""] = rows[index] ?? [];
  if (name === "") return value === "" ? undefined : "Give it a name: without one it is left out.";
  if (rows.findIndex(([other]) => other === name) < index)
    return "Stands above already: this one is left out.";
  return problemOf(name);
}
