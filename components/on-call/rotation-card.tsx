import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { Section } from "@/components/ui/section";
import type { RotationView } from "@/lib/schemas/rotation";
import { OnCallNow } from "./on-call-now";
import { Overrides } from "./overrides";
import { RotationTurns } from "./rotation-turns";
import { rotationWords } from "./rotation-words";
import { TakeOverButton } from "./take-over-button";

export function RotationCard({ rotation }: { rotation: RotationView }) {
  return (
    <Section
      title={rotation.name}
      sentence={
        <>
          {rotationWords(rotation)} <Link href={`/escalations/on-call/${rotation.id}`}>Open</Link>
        </>
      }
      action={<TakeOverButton rotation={rotation} />}
    >
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5 }}>
        <OnCallNow rotation={rotation} />
        <RotationTurns rotation={rotation} />
        <Overrides rotation={rotation} />
      </Box>
    </Section>
  );
}
