import { EmailAddress } from "@/lib/schemas/field";
import { TemplateError } from "@/lib/templates/error";
import { compileTemplate } from "@/lib/templates/render";

type RecipientGroup = "By what they are" | "Members" | "Addresses" | "Templates";

/** One of those whom a step names. */
export interface RecipientChip {
  /** As the step names it: an address, or a template that gives one. */
  value: string;
  label: string;
  /** What the label does not say. */
  detail: string | null;
  group: RecipientGroup;
  /** Why it reaches nobody, as a sentence. */
  problem: string | null;
}

export interface KnownMember {
  name: string;
  email: string;
}

interface ChipOptions {
  members: readonly KnownMember[];
  /** Only members have addresses of the kind: “Slack”. Null: anybody with an e-mail address is reached. */
  membersOnly: string | null;
}

/** Templates that people know by other words. */
const roles = [
  { value: "{{job.created_by.email}}", label: "Owner of the job", detail: null },
  { value: "{{user.email}}", label: "Whoever starts the run", detail: "Nobody where the schedule starts it" },
] as const;

/** Whom to choose from. */
export function recipientChoices(options: ChipOptions): RecipientChip[] {
  return [...roles.map(({ value }) => value), ...options.members.map(({ email }) => email)].map((value) =>
    recipientChip(value, options),
  );
}

export function recipientChip(value: string, { members, membersOnly }: ChipOptions): RecipientChip {
  const role = roles.find((one) => one.value === bare(value));
  if (role) return { ...role, value, group: "By what they are", problem: null };
  if (isTemplate(value))
    return { value, label: value, detail: null, group: "Templates", problem: templateProblem(value) };
  const member = members.find(({ email }) => email.toLowerCase() === value.toLowerCase());
  if (member) return { value, label: member.name, detail: member.email, group: "Members", problem: null };
  const problem =
    addressProblem(value) ?? (membersOnly === null ? null : strangerProblem(value, membersOnly));
  return { value, label: value, detail: null, group: "Addresses", problem };
}

/** What was typed or pasted, as the step names it: several addresses with anything between, or one template. */
export function recipientsIn(text: string): string[] {
  if (isTemplate(text)) return [bare(text)];
  const framed = [...text.matchAll(/<([^<>\s]+@[^<>\s]+)>/g)].map(([, address = ""]) => address);
  return framed.length > 0 ? framed : text.split(/[\s,;]+/).filter((part) => part !== "");
}

/** Each once: the same address in another spelling is the same. */
export function withoutDoubles(values: readonly string[]): string[] {
  return [
    ...new Map(values.toReversed().map((value) => [bare(value).toLowerCase(), value])).values(),
  ].reverse();
}

function isTemplate(text: string): boolean {
  return /\{[{%#]/.test(text);
}

/** A lone variable without the blanks that may stand around it. */
function bare(text: string): string {
  const [, path] = /^\{\{-?\s*([\w.]+)\s*-?\}\}$/.exec(text.trim()) ?? [];
  return path === undefined ? text.trim() : `{{${path}}}`;
}

function addressProblem(value: string): string | null {
  return EmailAddress.safeParse(value).success ? null : `“${value}” is no e-mail address.`;
}

function strangerProblem(value: string, kind: string): string {
  return `${value} belongs to no member, so there is no ${kind} address.`;
}

function templateProblem(source: string): string | null {
  try {
    compileTemplate(source, "text");
    return null;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return `“${source}” cannot be read: ${error.message}`;
  }
}
