"use client";

import { useState } from "react";
import { usePageTitle } from "@/components/runs/use-page-title";
import { TrashIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import type { RotationView } from "@/lib/schemas/rotation";
import { DeleteRotation } from "./delete-rotation";
import { rotationWords } from "./rotation-words";
import { TakeOverButton } from "./take-over-button";

interface RotationHeadProps {
  rotation: RotationView;
  isAuthor: boolean;
}

export function RotationHead({ rotation, isAuthor }: RotationHeadProps) {
  const [isDeleting, setIsDeleting] = useState(false);
  usePageTitle(rotation.name);
  return (
    <>
      <PageHeader
        title={rotation.name}
        back={{ label: "On call", href: "/escalations/on-call" }}
        sentence={rotationWords(rotation)}
        action={<TakeOverButton rotation={rotation} isPrimary />}
        menu={
          isAuthor
            ? [
                {
                  label: "Delete the rotation…",
                  icon: <TrashIcon />,
                  danger: true,
                  onSelect: () => setIsDeleting(true),
                },
              ]
            : []
        }
      />
      {isAuthor && (
        <DeleteRotation rotation={rotation} open={isDeleting} onClose={() => setIsDeleting(false)} />
      )}
    </>
  );
}
