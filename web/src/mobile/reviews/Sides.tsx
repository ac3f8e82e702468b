// What each of the two thinks; one writes the own side only.
import { useTranslation } from "react-i18next";
import type { Draft, Review } from "@/api/reviews";
import { formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

interface SidesProps {
  review: Review;
  draft: Draft;
  onChange: ((part: Partial<Draft>) => void) | null;
}

export function Sides({ review, draft, onChange }: SidesProps) {
  const own = review.is_member ? "member" : "manager";
  return (["member", "manager"] as const).map((side) => (
    <Side key={side} side={side} review={review} draft={draft} onChange={side === own ? onChange : null} />
  ));
}

function Side({ side, review, draft, onChange }: SidesProps & { side: "member" | "manager" }) {
  const { t } = useTranslation("reviews");
  const { language } = useLanguage();
  const word = side === "member" ? "Member" : "Manager";
  const signed = side === "member" ? review.member_signed_at : review.manager_signed_at;
  const chance = side === "member" ? review.chance_member : review.chance_manager;
  const remark = side === "member" ? review.remark_member : review.remark_manager;
  return (
    <section className="ph-panel" aria-label={t(`chance${word}`)}>
      <h2>
        {t(`chance${word}`)}
        {!onChange && <b className="yd-num">{chance === null ? "–" : `${chance}%`}</b>}
      </h2>
      {onChange ? (
        <>
          <Chance label={t(`chance${word}`)} value={draft.chance} onChange={(value) => onChange({ chance: value })} />
          <label className="ph-field">
            {t(`remark${word}`)}
            <textarea
              className="ph-inline"
              maxLength={2000}
              value={draft.remark}
              onChange={(event) => onChange({ remark: event.target.value })}
            />
          </label>
        </>
      ) : (
        remark && <p style={{ whiteSpace: "pre-wrap" }}>{remark}</p>
      )}
      <p className={signed ? "yd-gain" : "yd-faint"}>
        {signed
          ? `${side === "member" ? review.member.name : review.manager} ${t("yes")} · ${formatMoment(signed, language)}`
          : t("no")}
      </p>
    </section>
  );
}

interface ChanceProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

function Chance({ label, value, onChange }: ChanceProps) {
  return (
    <label className="ph-field">
      <span>%</span>
      <input
        className="ph-inline"
        inputMode="numeric"
        aria-label={label}
        value={value ?? ""}
        onChange={(event) => {
          const digits = event.target.value.replaceAll(/\D/g, "");
          onChange(digits === "" ? null : Math.min(100, Number(digits)));
        }}
      />
    </label>
  );
}
