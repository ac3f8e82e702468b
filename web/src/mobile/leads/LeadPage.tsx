// One lead on the phone: how it stands, and what is to be done with it.
import { useTranslation } from "react-i18next";
import { useHead } from "@/api/leads";
import { LeadVerbs } from "@/mobile/leads/LeadVerbs";
import { RecordPage } from "@/mobile/record/RecordPage";
import { CampaignList } from "@/ui/lead/CampaignList";

export function LeadPage() {
  const { t } = useTranslation("phoneLeads");
  const { t: tl } = useTranslation("leads");
  return (
    <RecordPage
      resource="lead"
      path="/m/leads"
      facts={t("facts")}
      also={(row) => <Campaign id={row.id} />}
      said={({ values: { status, score, source } }) =>
        [
          tl(`status.${status as "new"}`),
          score == null ? null : t("score", { score: Number(score) }),
          (source as { label: string } | null)?.label,
        ]
          .filter(Boolean)
          .join(" · ")
      }
      verbs={(row) => <LeadVerbs id={row.id} />}
      writes={(row) => row.values.status !== "converted"}
    />
  );
}

function Campaign({ id }: { id: number }) {
  const { data } = useHead(id);
  return data ? <CampaignList campaign={data.campaign} /> : null;
}
