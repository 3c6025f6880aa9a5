import { Choice } from "./choice";

type Scheme = "light" | "dark";

const options = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** The colours of whoever reads a mail. */
export function SchemeChoice({ value, onChange }: { value: Scheme; onChange: (value: Scheme) => void }) {
  return <Choice<Scheme> label="Reader’s colours" value={value} onChange={onChange} options={options} />;
}
