"use client";

import { useMemo } from "react";
import { MainAndSide } from "@/components/ui/main-and-side";
import { EditForm } from "@/components/ui/edit-form";
import { useToast } from "@/components/ui/toast";
import { useUpdateEscalationPolicy } from "@/lib/client/escalation-policies";
import { useHasRole } from "@/lib/client/me";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import { PolicyFacts } from "./policy-facts";
import { PolicyFields } from "./policy-fields";
import { PolicyHead } from "./policy-head";
import { PolicyPreview } from "./policy-preview";
import { PolicySettings } from "./policy-settings";
import { policyInput, policyValuesOf } from "./policy-values";
import { usePolicyForm } from "./use-policy-form";
import { useRecipientChoices } from "./use-recipient-choices";

export function PolicyDetail({ policy }: { policy: EscalationPolicyView }) {
  const isAuthor = useHasRole("author");
  return isAuthor ? <EditedPolicy policy={policy} /> : <SeenPolicy policy={policy} />;
}

function EditedPolicy({ policy }: { policy: EscalationPolicyView }) {
  const stored = useMemo(() => policyValuesOf(policy), [policy]);
  const update = useUpdateEscalationPolicy(policy.id);
  const toast = useToast();
  const choices = useRecipientChoices(policy.recipient_names);
  const entry = usePolicyForm(stored, async (entered) => {
    const saved = await update.mutateAsync(policyInput(entered));
    toast({ state: "ok", message: "The policy is saved. What goes on now goes on as it began." });
    return policyValuesOf(saved);
  });
  const { steps, repeat_count } = policyInput(entry.values);
  return (
    <MainAndSide
      head={<PolicyHead policy={policy} isAuthor />}
      main={
        <EditForm entry={entry} isSaving={update.isPending} saveLabel="Save policy">
          <PolicyFields entry={entry} choices={choices} />
        </EditForm>
      }
      side={
        <>
          <PolicyPreview steps={steps} repeatCount={repeat_count} names={choices.names} />
          <PolicyFacts policy={policy} />
        </>
      }
    />
  );
}

function SeenPolicy({ policy }: { policy: EscalationPolicyView }) {
  const { steps, repeat_count, recipient_names } = policy;
  return (
    <MainAndSide
      head={<PolicyHead policy={policy} isAuthor={false} />}
      main={<PolicySettings policy={policy} />}
      side={
        <>
          <PolicyPreview steps={steps} repeatCount={repeat_count} names={recipient_names} />
          <PolicyFacts policy={policy} />
        </>
      }
    />
  );
}
