"use client";

import { useState } from "react";
import { usePageTitle } from "@/components/runs/use-page-title";
import { TrashIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import { DeletePolicy } from "./delete-policy";
import { policyWords } from "./policy-words";

interface PolicyHeadProps {
  policy: EscalationPolicyView;
  isAuthor: boolean;
}

export function PolicyHead({ policy, isAuthor }: PolicyHeadProps) {
  const [isDeleting, setIsDeleting] = useState(false);
  usePageTitle(policy.name);
  return (
    <>
      <PageHeader
        title={policy.name}
        back={{ label: "Policies", href: "/escalations/policies" }}
        sentence={policyWords(policy)}
        menu={
          isAuthor
            ? [
                {
                  label: "Delete the policy…",
                  icon: <TrashIcon />,
                  danger: true,
                  onSelect: () => setIsDeleting(true),
                },
              ]
            : []
        }
      />
      {isAuthor && <DeletePolicy policy={policy} open={isDeleting} onClose={() => setIsDeleting(false)} />}
    </>
  );
}
