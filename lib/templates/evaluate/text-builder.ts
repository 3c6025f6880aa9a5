import type { Run } from "./run";

/** Puts a text together piece by piece and pays for each piece before it is added. */
export class TextBuilder {
  private text = "";

  constructor(private readonly run: Run) {}

  get isEmpty(): boolean {
    return this.text === "";
  }

  add(piece: string): void {
    this.reserve(piece.length);
    this.text += piece;
  }

  /** The same piece many times over. */
  addTimes(piece: string, times: number): void {
    if (times <= 0 || piece === "") return;
    this.reserve(piece.length * times);
    this.text += piece.repeat(times);
  }

  toString(): string {
    return this.text;
  }

  private reserve(length: number): void {
    this.run.limitText(this.text.length + length);
    this.run.spendText(length);
  }
}
