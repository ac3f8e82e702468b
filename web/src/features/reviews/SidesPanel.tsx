// What each of the two thinks: chance of the target and a remark; one writes the own side only.
import { Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { Draft, Review } from "@/api/reviews";
import { formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

interface SidesProps {
  review: Review;
  draft: Draft;
  onChange: ((part: Partial<Draft>) => void) | null;
}

export function SidesPanel({ review, draft, onChange }: SidesProps) {
  const own = review.is_member ? "member" : "manager";
  return (
    <div className="yd-gap-pair">
      {(["member", "manager"] as const).map((side) => (
        <Side key={side} side={side} review={review} draft={draft} onChange={side === own ? onChange : null} />
      ))}
    </div>
  );
}

function Side({ side, review, draft, onChange }: SidesProps & { side: "member" | "manager" }) {
  const { t } = useTranslation("reviews");
  const { language } = useLanguage();
  const word = side === "member" ? "Member" : "Manager";
  const signed = side === "member" ? review.member_signed_at : review.manager_signed_at;
  const chance = side === "member" ? review.chance_member : review.chance_manager;
  const remark = side === "member" ? review.remark_member : review.remark_manager;
  return (
    <section className="yd-panel yd-stack" aria-label={t(`chance${word}`)}>
      <h2>{t(`chance${word}`)}</h2>
      {onChange ? (
        <>
          <InputNumber
            aria-label={t(`chance${word}`)}
            min={0}
            max={100}
            precision={0}
            suffix="%"
            value={draft.chance}
            onChange={(value) => onChange({ chance: value })}
          />
          <Input.TextArea
            aria-label={t(`remark${word}`)}
            placeholder={t(`remark${word}`)}
            rows={3}
            maxLength={2000}
            value={draft.remark}
            onChange={(event) => onChange({ remark: event.target.value })}
          />
        </>
      ) : (
        <>
          <p>
            <b className="yd-num">{chance === null ? "–" : `${chance}%`}</b>
          </p>
          <p>{remark || <span className="yd-faint">–</span>}</p>
        </>
      )}
      <p className={signed ? "yd-gain" : "yd-faint"}>
        {signed
          ? `${side === "member" ? review.member.name : review.manager} ${t("yes")} · ${formatMoment(signed, language)}`
          : t("no")}
      </p>
    </section>
  );
}
