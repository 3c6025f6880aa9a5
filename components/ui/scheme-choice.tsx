import { Choice } from "./choice";
import type { MailScheme } from "./mail-document";

const options = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

export function SchemeChoice({
  value,
  onChange,
}: {
  value: MailScheme;
  onChange: (value: MailScheme) => void;
}) {
  return <Choice<MailScheme> label="Reader’s colours" value={value} onChange={onChange} options={options} />;
}
