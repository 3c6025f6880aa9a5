"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { FieldHelp } from "@/components/ui/field-help";
import { CloseIcon, PlusIcon } from "@/components/ui/icons";

interface RowListProps<Row> {
  label: string;
  help?: ReactNode;
  optional?: boolean;
  error?: string;
  rows: readonly Row[];
  /** What one of them is called: “Header”. */
  noun: string;
  addLabel: string;
  isEmptyRow: (row: Row) => boolean;
  newRow: () => Row;
  onChange: (rows: Row[]) => void;
  problemOf: (index: number) => string | undefined;
  children: (row: Row, index: number, change: (row: Row) => void) => ReactNode;
}

/** Rows of inputs. Enter leads to a new row below, Backspace in an empty one takes it away. */
export function RowList<Row>(props: RowListProps<Row>) {
  const { label, help, optional, error, rows, noun, addLabel, isEmptyRow, newRow, onChange, problemOf } =
    props;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<{ row: number } | null>(null);

  useEffect(() => {
    if (focused) list.current?.querySelector<HTMLElement>(`[data-row="${focused.row}"] input`)?.focus();
  }, [focused]);

  const insert = (at: number) => {
    onChange(rows.toSpliced(at, 0, newRow()));
    setFocused({ row: at });
  };
  const remove = (at: number) => {
    onChange(rows.toSpliced(at, 1));
    setFocused({ row: Math.max(0, at - 1) });
  };
  const press = (event: KeyboardEvent, index: number) => {
    const row = rows[index];
    if (event.nativeEvent.isComposing || row === undefined || !(event.target instanceof HTMLInputElement))
      return;
    const isAdding = event.key === "Enter";
    if (!isAdding && !(event.key === "Backspace" && isEmptyRow(row))) return;
    event.preventDefault();
    if (isAdding) insert(index + 1);
    else remove(index);
  };

  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0, display: "grid", gap: 1 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, display: "flex", gap: 1 }}>
        <FormLabel component="span">{label}</FormLabel>
        {optional && (
          <Typography component="span" variant="body2" color="textSecondary">
            optional
          </Typography>
        )}
      </Box>
      {rows.length > 0 && (
        <Box component="ul" ref={list} sx={{ display: "grid", gap: 1 }}>
          {rows.map((row, index) => (
            <Box component="li" key={index} data-row={index} onKeyDown={(event) => press(event, index)}>
              <Box sx={{ display: "flex", gap: 0.5, alignItems: "center" }}>
                {props.children(row, index, (changed) => onChange(rows.with(index, changed)))}
                <Tooltip title={`Remove ${noun.toLowerCase()} ${index + 1}`} describeChild>
                  <IconButton
                    aria-label={`Remove ${noun.toLowerCase()} ${index + 1}`}
                    onClick={() => remove(index)}
                  >
                    <CloseIcon />
                  </IconButton>
                </Tooltip>
              </Box>
              {problemOf(index) && (
                <FormHelperText role="alert" error id={`${id}-${index}`}>
                  {problemOf(index)}
                </FormHelperText>
              )}
            </Box>
          ))}
        </Box>
      )}
      <Button
        size="small"
        variant="text"
        startIcon={<PlusIcon />}
        onClick={() => insert(rows.length)}
        sx={{ justifySelf: "start" }}
      >
        {addLabel}
      </Button>
      <FieldHelp help={help} error={error} />
    </Box>
  );
}
