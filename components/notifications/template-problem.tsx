import Link from "@mui/material/Link";
import { Note } from "@/components/ui/note";
import type { NotificationView } from "@/lib/schemas/notification";

/** A template that failed did not stop the message: this says so, and why. */
export function TemplateProblem({ notification }: { notification: NotificationView }) {
  const { template, template_problem: problem } = notification;
  if (problem === null) return null;
  return (
    <Note state="attention">
      {"The template failed, so this is Runbell’s own message. "}
      {problem}
      {/[.!?]$/.test(problem) ? " " : ". "}
      {template && <Link href={`/templates/${template.id}`}>Open the template</Link>}
    </Note>
  );
}
