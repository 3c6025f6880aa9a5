import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

interface MissingProps {
  noun: string;
  listHref: string;
  listLabel: string;
}

export function Missing({ noun, listHref, listLabel }: MissingProps) {
  return (
    <>
      <PageHeader title={`No such ${noun}`} />
      <EmptyState
        drawing="lost"
        sentence={`The address may be mistyped, the ${noun} may be deleted, or it belongs to another organisation.`}
        action={<Button href={listHref}>{listLabel}</Button>}
      />
    </>
  );
}
