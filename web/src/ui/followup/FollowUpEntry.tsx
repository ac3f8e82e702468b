// A follow-up in a timeline: how, with whom, what was said, pictures, and what comes next.
import { useTranslation } from "react-i18next";
import type { Ref, TimelineItem } from "@/api/resource";
import { formatMoment } from "@/domain/dates";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import "@/styles/followup.css";

interface FollowUpParams {
  id?: number;
  method?: string;
  text?: string;
  customer?: Ref;
  contact?: Ref | null;
  deal_id?: number | null;
  next_contact_at?: string | null;
  file_ids?: number[];
}

/** For Timeline's `render`: null leaves other kinds to the standard rendering. */
export const renderFollowUp = (item: TimelineItem) =>
  item.kind === "followup" ? <FollowUpEntry params={(item.params ?? {}) as FollowUpParams} /> : null;

function FollowUpEntry({ params }: { params: FollowUpParams }) {
  const { t, i18n } = useTranslation("customers");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  const method = params.method ?? "other";
  return (
    <div className="yd-followup">
      <p>{params.text}</p>
      {params.file_ids && params.file_ids.length > 0 && (
        <ul className="yd-pictures">
          {params.file_ids.map((id) => (
            <li key={id}>
              <a href={`/api/files/${id}`} target="_blank" rel="noreferrer">
                <img src={`/api/files/${id}`} alt={t("followup.picture")} loading="lazy" />
              </a>
            </li>
          ))}
        </ul>
      )}
      <div className="yd-followup-foot">
        <Tag color="accent">
          {i18n.exists(`customers:method.${method}`) ? t(`method.${method}` as "method.call") : method}
        </Tag>
        {params.contact && <a {...link("contact", params.contact.id)}>{params.contact.label}</a>}
        {params.deal_id && <a {...link("deal", params.deal_id)}>{t("followup.deal")}</a>}
        {params.next_contact_at && (
          <span>{t("followup.nextAt", { at: formatMoment(params.next_contact_at, language) })}</span>
        )}
      </div>
    </div>
  );
}
