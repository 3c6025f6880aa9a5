import Box from "@mui/material/Box";
import { LinkTile, LinkTiles } from "@/components/ui/link-tiles";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { startNames, startWords, type StartName } from "./starting-points";

const empty: readonly StartName[] = ["blank", "reported"];

/** What a new job begins with. Nothing is stored until it is created. */
export function StartChoice() {
  return (
    <>
      <PageHeader
        title="New job"
        back={{ label: "Jobs", href: "/jobs" }}
        sentence="Choose what to start from. Nothing is stored until you create it."
      />
      <Box sx={{ display: "grid", gap: 5, maxWidth: 960 }}>
        <Tiles title="From nothing" names={empty} />
        <Tiles title="From an example" names={startNames.filter((name) => !empty.includes(name))} />
      </Box>
    </>
  );
}

function Tiles({ title, names }: { title: string; names: readonly StartName[] }) {
  return (
    <Section title={title}>
      <LinkTiles>
        {names.map((name) => (
          <LinkTile key={name} href={`/jobs/new?from=${name}`} {...startWords[name]} />
        ))}
      </LinkTiles>
    </Section>
  );
}
