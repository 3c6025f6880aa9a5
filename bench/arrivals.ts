/** In the title of each message, so that it is known wherever and in whatever shape it arrives. */
const WORD = /bench-\d+-\d+/;

/** Words of their own for so many messages; `series` tells them from others of the same run. */
export function wordsOf(series: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `bench-${series}-${index}`);
}

/** What arrived and when, by its word and the clock of performance.now(). */
export class Arrivals {
  readonly #first = new Map<string, number>();
  #repeated = 0;
  #bytes = 0;

  /** Takes a mail or a request's body. */
  note(text: string): void {
    const [word] = WORD.exec(text) ?? [];
    if (word === undefined) return;
    this.#bytes += text.length;
    if (this.#first.has(word)) this.#repeated++;
    else this.#first.set(word, performance.now());
  }

  at(word: string): number | undefined {
    return this.#first.get(word);
  }

  /** Each counted once. */
  get count(): number {
    return this.#first.size;
  }

  get repeated(): number {
    return this.#repeated;
  }

  get bytesEach(): number {
    return this.#bytes / (this.count + this.#repeated);
  }
}
