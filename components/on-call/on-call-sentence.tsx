import Skeleton from "@mui/material/Skeleton";
import { Figure } from "@/components/runs/figure";
import type { RotationView } from "@/lib/schemas/rotation";

const lead = "Who is told when a rule or an escalation says “whoever is on call”.";
const MOST_NAMED = 5;

/** “Mara is on call in Nights, nobody in Days.” */
export function OnCallSentence({ rotations }: { rotations: readonly RotationView[] | undefined }) {
  if (!rotations) return <Skeleton width={360} height={12} sx={{ my: 0.5 }} />;
  if (rotations.length === 0 || rotations.length > MOST_NAMED) return <>{lead}</>;
  return (
    <>
      {rotations.map(({ id, name, on_call }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          {on_call?.user.name ?? (index === 0 ? "Nobody" : "nobody")} {index === 0 && "is on call "}in{" "}
          <Figure href={`/escalations/on-call/${id}`}>{name}</Figure>
        </span>
      ))}
      .
    </>
  );
}
