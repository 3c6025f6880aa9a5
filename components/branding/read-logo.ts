import { formatBytes } from "@/components/inbox/format-bytes";
import { MAX_LOGO_BYTES } from "@/lib/schemas/branding";

export interface NewLogo {
  contentBase64: string;
  /** For the preview. */
  dataUrl: string;
}

type LogoReading = { logo: NewLogo; problem: null } | { logo: null; problem: string };

/** Reads a chosen file; the problem is a sentence for the person who chose it. */
export async function readLogo(file: File): Promise<LogoReading> {
  if (file.size > MAX_LOGO_BYTES)
    return refused(`${file.name} has ${formatBytes(file.size)}; at most ${formatBytes(MAX_LOGO_BYTES)} fit.`);
  const bytes = await readBytes(file);
  if (bytes === null) return refused(`${file.name} could not be read.`);
  const type = pictureType(bytes);
  if (type === null)
    return refused(`${file.name} is no PNG, JPEG, GIF or WebP picture. Mails show no others.`);
  const contentBase64 = base64Of(bytes);
  return {
    logo: { contentBase64, dataUrl: `data:${type};base64,${contentBase64}` },
    problem: null,
  };
}

/** Null for a folder, and for a file that went away since it was chosen. */
async function readBytes(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function refused(problem: string): LogoReading {
  return { logo: null, problem };
}

const signatures: [type: string, start: string, at?: number][] = [
  ["image/png", "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", "\xff\xd8\xff"],
  ["image/gif", "GIF8"],
  ["image/webp", "WEBP", 8],
];

/** By its first bytes: a name can say anything. */
function pictureType(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return signatures.find(([, start, at = 0]) => head.startsWith(start, at))?.[0] ?? null;
}

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
