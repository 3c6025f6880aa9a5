"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useId, useState } from "react";
import { PlusIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { useHasRole } from "@/lib/client/me";
import { useVariables } from "@/lib/client/variables";
import type { VariableView } from "@/lib/schemas/variable";
import { useRemoveVariable } from "./use-remove-variable";
import { VariableForm } from "./variable-form";
import { VariablesSentence } from "./variables-sentence";
import { VariablesTable } from "./variables-table";

export function Variables() {
  const query = useVariables();
  const isAuthor = useHasRole("author");
  const [edited, setEdited] = useState<VariableView | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const titleId = useId();
  const remove = useRemoveVariable();
  const open = (variable: VariableView | null) => {
    setEdited(variable);
    setIsOpen(true);
  };
  const addButton = isAuthor && (
    <Button variant="contained" color="primary" startIcon={<PlusIcon />} onClick={() => open(null)}>
      Add a variable
    </Button>
  );

  return (
    <>
      <PageHeader
        title="Variables"
        sentence={<VariablesSentence variables={query.data?.data} />}
        action={query.data?.data.length !== 0 && addButton}
      />
      <VariablesTable
        query={query}
        actions={isAuthor ? { edit: open, remove } : null}
        addButton={addButton}
      />
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        maxWidth="sm"
        fullWidth
        aria-labelledby={titleId}
      >
        <VariableForm
          key={edited?.id ?? "new"}
          titleId={titleId}
          variable={edited}
          onDone={() => setIsOpen(false)}
        />
      </Dialog>
    </>
  );
}
