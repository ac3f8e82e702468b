// By which advertisement and page a lead came, as its web form told. For desk and phone.
import { useTranslation } from "react-i18next";
import { CAMPAIGN, type Head } from "@/api/leads";

export function CampaignList({ campaign }: { campaign: Head["campaign"] }) {
  const { t } = useTranslation("leads");
  const told = CAMPAIGN.filter((part) => campaign[part]);
  if (told.length === 0) return null;
  return (
    <section aria-label={t("campaign.title")}>
      <h3 className="yd-h3">{t("campaign.title")}</h3>
      <dl className="yd-fields">
        {told.map((part) => (
          <div key={part}>
            <dt>{t(`campaign.${part}`)}</dt>
            <dd style={{ overflowWrap: "anywhere" }}>{campaign[part]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
