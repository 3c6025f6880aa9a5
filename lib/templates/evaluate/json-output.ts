import { startOfTemplate, TemplateError, type Position } from "../error";
import { placeIn } from "../language/text-place";
import { findJsonProblem, withoutTrailingCommas } from "./json-problem";
import type { Run } from "./run";

interface Written {
  readonly offset: number;
  readonly text: string;
  readonly position: Position;
  /** Whether the text stands in the template as it is. */
  readonly isLiteral: boolean;
}

/** What the statements of a template wrote where, so that a mistake in the result has a place in the template. */
const written = new WeakMap<Run, Written[]>();

export function noteWritten(run: Run, piece: Written): void {
  if (run.chain.length > 0) return;
  const pieces = written.get(run) ?? [];
  const last = pieces.at(-1);
  if (last && piece.offset < last.offset + last.text.length) return;
  pieces.push(piece);
  written.set(run, pieces);
}

/** Makes sure that the output is one JSON document; commas that a loop left at an end are dropped. */
export function finishJson(run: Run): void {
  const { output } = run;
  run.spendText(output.length);
  if (isJson(output)) return;
  const problem = findJsonProblem(output);
  if (!problem) {
    run.output = withoutTrailingCommas(output);
    if (isJson(run.output)) return;
  }
  const { message, offset } = problem ?? { message: "it cannot be read", offset: 0 };
  throw new TemplateError(`The result is not JSON: ${message}${near(output, offset)}.`, placeOf(run, offset));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const shownCharacters = 24;

/** The spot, as there it reads in the result. */
function near(output: string, offset: number): string {
  if (output.trim() === "") return "";
  const spot = output.slice(offset, offset + shownCharacters).trim();
  return spot === "" ? " at its end" : `, at ${JSON.stringify(spot)}`;
}

function placeOf(run: Run, offset: number): Position {
  const pieces = written.get(run) ?? [];
  const piece = pieces.findLast((one) => one.offset <= offset) ?? pieces[0];
  if (!piece) return startOfTemplate;
  const index = offset - piece.offset;
  return piece.isLiteral ? placeIn(piece.position, piece.text, Math.max(0, index)) : piece.position;
}
