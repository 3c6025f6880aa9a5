export interface PasswordHint {
  /** weak: refused or easy to guess · fair · strong */
  strength: "weak" | "fair" | "strong";
  words: string;
}

const SHORTEST = 10;
const STRONG = 16;
const advice = "Four words that do not belong together are long and easy to keep.";

/** What to say about a password while it is typed. `known` are things that others know: name, address. */
export function passwordHint(password: string, known: readonly string[]): PasswordHint {
  const missing = SHORTEST - [...password].length;
  if (password === "") return { strength: "weak", words: `At least ${SHORTEST} characters. ${advice}` };
  if (missing > 0)
    return {
      strength: "weak",
      words: `${missing} more ${missing === 1 ? "character" : "characters"}. ${advice}`,
    };

  const lower = password.toLowerCase();
  const guessed = known
    .flatMap((text) => text.toLowerCase().split(/[\s@._-]+/))
    .find((part) => part.length >= 4 && lower.includes(part));
  if (guessed) return { strength: "weak", words: `Easy to guess: it contains “${guessed}”.` };
  if (new Set(lower).size < 6)
    return { strength: "weak", words: "Easy to guess: it repeats few characters." };
  if (/password|passwort|qwert|12345|letmein|runbell|admin/.test(lower))
    return { strength: "weak", words: "Easy to guess: it contains what everybody tries first." };
  if (missing > SHORTEST - STRONG) return { strength: "fair", words: "Good enough. Longer is stronger." };
  return { strength: "strong", words: "Strong." };
}
