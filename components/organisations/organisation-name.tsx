"use client";

import { InPlaceField } from "@/components/ui/in-place-field";
import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { useMe } from "@/lib/client/me";
import { useRenameOrganisation } from "@/lib/client/organisations";

/** The name of one's own organisation, changed where it stands. */
export function OrganisationName() {
  const { data: me } = useMe();
  const rename = useRenameOrganisation();
  const toast = useToast();
  if (!me) return null;
  const { name } = me.organisation;
  const save = (next: string) =>
    rename.mutate(next, {
      onSuccess: () =>
        toast({
          state: "ok",
          message: `The organisation is called ${next} now.`,
          undo: () => rename.mutate(name),
        }),
      onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
    });
  return (
    <InPlaceField
      label="Name of the organisation"
      value={rename.isPending ? rename.variables : name}
      variant="body1"
      maxLength={120}
      isRequired
      onSave={save}
    />
  );
}
