"use client";

import { useRouter } from "next/navigation";
import { MainAndSide } from "@/components/ui/main-and-side";
import { NewForm } from "@/components/ui/new-form";
import { PageHeader } from "@/components/ui/page-header";
import { useToast } from "@/components/ui/toast";
import { useCreateEscalationPolicy } from "@/lib/client/escalation-policies";
import { PolicyFields } from "./policy-fields";
import { PolicyPreview } from "./policy-preview";
import { newPolicyValues, policyInput } from "./policy-values";
import { usePolicyForm } from "./use-policy-form";
import { useRecipientChoices } from "./use-recipient-choices";

const noNames = {};

export function NewPolicy() {
  const create = useCreateEscalationPolicy();
  const toast = useToast();
  const router = useRouter();
  const choices = useRecipientChoices(noNames);
  const entry = usePolicyForm(newPolicyValues, async (entered) => {
    const { id, name } = await create.mutateAsync(policyInput(entered));
    toast({ state: "ok", message: `“${name}” is added. Choose it in a rule, so that events go by it.` });
    router.replace(`/escalations/policies/${id}`);
    return null;
  });
  const isLeaving = create.isPending || create.isSuccess;
  const { steps, repeat_count } = policyInput(entry.values);

  return (
    <MainAndSide
      head={
        <PageHeader
          title="Add escalation policy"
          back={{ label: "Policies", href: "/escalations/policies" }}
          sentence="Nobody is told by it until a rule names it."
        />
      }
      main={
        <NewForm noun="policy" entry={entry} isLeaving={isLeaving} cancelHref="/escalations/policies">
          <PolicyFields entry={entry} choices={choices} />
        </NewForm>
      }
      side={<PolicyPreview steps={steps} repeatCount={repeat_count} names={choices.names} />}
    />
  );
}
