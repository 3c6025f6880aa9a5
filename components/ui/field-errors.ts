import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import { readProblem } from "./problem";

/**
 * Puts what the API says about fields to the fields of a form. `fields`: the form's field for each JSON Pointer of the
 * input. Gives the error back unless all of it found its place, so that the save bar can show it.
 */
export function placeErrors<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  fields: Readonly<Record<string, FieldPath<Values>>>,
): unknown {
  const { errors } = readProblem(error);
  let isFirst = true;
  let unplaced = errors.length === 0;
  for (const { pointer = "", detail } of errors) {
    const field = fieldAt(pointer, fields);
    if (!field) {
      unplaced = true;
      continue;
    }
    setError(field, { type: "server", message: asSentence(detail) }, { shouldFocus: isFirst });
    isFirst = false;
  }
  return unplaced ? error : null;
}

/** What is said about a part of a field belongs to the field: the longest pointer that is known. */
function fieldAt<Field>(pointer: string, fields: Readonly<Record<string, Field>>): Field | undefined {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const field = fields[at];
    if (field) return field;
  }
  return undefined;
}

/** The API's words follow a field's name; below the field they stand alone. */
export function asSentence(detail: string): string {
  const text = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
