import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { linksOf, readDocument, root, tableRowsOf } from "./markdown.fixture";

const guide = "docs/acceptance.md";

/** How many things each document asks for; they are numbered from 1 on, without gaps. */
const asked = { S0: 120, S1: 143, S2: 93, S3: 108, S4: 30 };

const ids = Object.entries(asked).flatMap(([document, count]) =>
  Array.from({ length: count }, (_, index) => `${document}.${index + 1}`),
);

/** A file that a row names, with the titles of tests that stand behind it. */
interface Proof {
  path: string;
  titles: string[];
}

interface Row {
  id: string;
  cells: string[];
  shownBy: string;
  differs: string;
  proofs: Proof[];
}

const rows: Row[] = tableRowsOf(readDocument(guide))
  .filter(([id = ""]) => /^S\d/.test(id))
  .map((cells) => {
    const [id = "", , shownBy = "", differs = ""] = cells.map(withoutEscapes);
    return { id, cells, shownBy, differs, proofs: proofsIn(shownBy) };
  });

/** What a cell says once its Markdown is read: a bar or an underscore may have a backslash. */
function withoutEscapes(cell: string): string {
  return cell.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
}

function proofsIn(cell: string): Proof[] {
  const named = [...cell.matchAll(/`([^`]+)`([^`]*)/g)].map(([, path = "", behind = ""]) => ({
    path,
    titles: titlesIn(behind),
  }));
  const linked = linksOf(cell).map((link) => {
    const [file = ""] = link.split("#");
    return { path: normalize(join(dirname(guide), file)), titles: [] };
  });
  return [...named, ...linked];
}

function titlesIn(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"/g)].map(([, title = ""]) => title);
}

/** Every text that is the first argument of a call which has more of them, as titles of tests are. */
function titlesOf(path: string): Set<string> {
  const calls = readDocument(path).matchAll(/\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g);
  return new Set([...calls].map(([, , title = ""]) => title.replaceAll(/\\(["'`])/g, "$1")));
}

function isBuilt({ differs }: Row): boolean {
  return !differs.startsWith("Not built: ");
}

function problems(find: (row: Row) => string[]): string[] {
  return rows.flatMap((row) => find(row).map((problem) => `${row.id}: ${problem}`));
}

describe(guide, () => {
  test("has one row for each thing that was asked for, and no other", () => {
    const known = new Set(ids);
    const seen = rows.map(({ id }) => id);

    expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
    expect(seen.filter((id, index) => seen.indexOf(id) !== index)).toEqual([]);
    expect(seen.filter((id) => !known.has(id))).toEqual([]);
  });

  test("has rows of four cells, the second of which says what was asked for", () => {
    expect(rows.filter(({ cells }) => cells.length !== 4 || !cells[1]).map(({ id }) => id)).toEqual([]);
  });

  test("says of each what shows it, unless it is not built", () => {
    expect(rows.filter((row) => isBuilt(row) && row.proofs.length === 0).map(({ id }) => id)).toEqual([]);
  });

  test("shows each by a test or a page of the documents, or says what is different", () => {
    const isShown = ({ path, titles }: Proof) => titles.length > 0 || path.endsWith(".md");
    const unshown = rows.filter(({ proofs, differs }) => !proofs.some(isShown) && differs === "");
    expect(unshown.map(({ id }) => id)).toEqual([]);
  });

  test("names files that are there", () => {
    const missing = problems(({ proofs }) =>
      proofs.flatMap(({ path }) => (existsSync(join(root, path)) ? [] : [path])),
    );
    expect(missing).toEqual([]);
  });

  test("quotes tests by the titles that they have, each behind its file", () => {
    const wrong = problems(({ shownBy, proofs }) => [
      ...titlesIn(shownBy.replace(/`[^]*/, "")).map((title) => `“${title}” stands before a file`),
      ...proofs
        .filter(({ path }) => existsSync(join(root, path)))
        .flatMap(({ path, titles }) => {
          const known = titles.length > 0 ? titlesOf(path) : new Set<string>();
          return titles.filter((title) => !known.has(title)).map((title) => `“${title}” is not in ${path}`);
        }),
    ]);
    expect(wrong).toEqual([]);
  });
});
