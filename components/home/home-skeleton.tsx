import Skeleton from "@mui/material/Skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { KeyValueSkeleton, TextSkeleton } from "@/components/ui/skeletons";
import { HomeColumns } from "./home-columns";

export function HomeSkeleton() {
  return (
    <>
      <PageHeader
        title="Home"
        sentence={<Skeleton width="min(100%, 480px)" height={12} sx={{ my: 0.5 }} />}
      />
      <HomeColumns
        main={
          <>
            <Section title="Needs you">
              <TextSkeleton lines={2} />
            </Section>
            <Section title="Job health">
              <KeyValueSkeleton rows={8} />
            </Section>
          </>
        }
        side={
          <>
            <Section title="Deliveries">
              <Skeleton height={96} />
            </Section>
            <Section title="Recent notifications">
              <TextSkeleton lines={8} />
            </Section>
          </>
        }
      />
    </>
  );
}
