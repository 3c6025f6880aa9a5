"use client";

import { useState } from "react";
import { readNumbers } from "../config-values";
import { TextInput, type TextInputProps } from "./text-input";

interface NumberListInputProps extends Omit<TextInputProps, "value" | "onChange"> {
  values: readonly (number | string)[];
  onChange: (values: (number | string)[]) => void;
}

/** Numbers in a row: “200, 204”. */
export function NumberListInput({ values, onChange, ...rest }: NumberListInputProps) {
  const [typed, setTyped] = useState(() => values.join(", "));
  const isSame = readNumbers(typed).join() === values.join();
  return (
    <TextInput
      {...rest}
      value={isSame ? typed : values.join(", ")}
      onChange={(text) => {
        setTyped(text);
        onChange(readNumbers(text));
      }}
    />
  );
}
