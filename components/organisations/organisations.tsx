"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import Skeleton from "@mui/material/Skeleton";
import { useId, useState } from "react";
import { capitalised, countOf } from "@/components/runs/count-words";
import { PlusIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { useMe } from "@/lib/client/me";
import { useOrganisations } from "@/lib/client/organisations";
import { CreateOrganisationForm } from "./create-organisation-form";
import { OrganisationsTable, type PlaceOf } from "./organisations-table";
import { useSwitchTo } from "./use-switch-to";

/** Root's: all organisations of the installation. */
export function Organisations() {
  const query = useOrganisations();
  const { data: me } = useMe();
  const switchTo = useSwitchTo();
  const [isOpen, setIsOpen] = useState(false);
  const titleId = useId();
  const close = () => setIsOpen(false);
  const placeOf: PlaceOf = ({ id }) => {
    if (id === me?.organisation.id) return "here";
    return me?.organisations.some((own) => own.id === id) ? "elsewhere" : "stranger";
  };

  return (
    <>
      <PageHeader
        title="Organisations"
        sentence={
          query.data
            ? `${capitalised(countOf(query.data.data.length, "organisation"))}. Each has people, jobs, settings and a history of its own; nobody sees another’s.`
            : query.isPending && <Skeleton width={360} height={12} sx={{ my: 0.5 }} />
        }
        action={
          <Button
            variant="contained"
            color="primary"
            startIcon={<PlusIcon />}
            onClick={() => setIsOpen(true)}
          >
            Make an organisation
          </Button>
        }
      />
      <OrganisationsTable query={query} placeOf={placeOf} onSwitch={switchTo} />
      <Dialog open={isOpen} onClose={close} maxWidth="sm" fullWidth aria-labelledby={titleId}>
        <CreateOrganisationForm titleId={titleId} onDone={close} />
      </Dialog>
    </>
  );
}
