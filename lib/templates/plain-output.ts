const ansiSequence = /\u001b(?:\[[0-9;:?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const otherControl = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Program output as a reader sees it in a terminal: without colour codes and controls, and of a line that was
 * drawn over (a progress bar) only what stood last.
 */
export function plainOutput(output: string): string;
export function plainOutput(output: string | null): string | null;
export function plainOutput(output: string | null): string | null {
  if (output === null) return null;
  const text = output.replace(ansiSequence, "").replace(/\r\n/g, "\n");
  const lines = text.includes("\r") ? text.split("\n").map(lastDrawn) : null;
  return (lines ? lines.join("\n") : text).replace(otherControl, "");
}

function lastDrawn(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === "\r") end--;
  return line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
}
