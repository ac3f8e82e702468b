// What else hangs on the person: ended or passed on with the handover, or to be settled where it belongs.
import { useTranslation } from "react-i18next";
import type { Handover } from "@/api/handovers";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

export function DutyPanel({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { label } = useLanguage();
  if (page.duties.length === 0) return null;
  return (
    <section className="yd-panel yd-stack" aria-label={t("duties")}>
      <header>
        <h2>{t("duties")}</h2>
        <p className="yd-faint">
          {page.kind === "leaving"
            ? t(page.heir ? "dutiesHeir" : "dutiesHint", { name: page.heir?.label ?? "" })
            : t("dutiesMoving")}
        </p>
      </header>
      <dl className="yd-handover-duties">
        {page.duties.map((duty) => (
          <div key={duty.name}>
            <dt>
              {label(duty.label)}{" "}
              <Tag color={duty.ends ? "green" : "gold"}>{t(duty.ends ? "dutyEnds" : "dutyOpen")}</Tag>
            </dt>
            <dd>
              {duty.holds.map((hold) => (
                <span key={`${hold.path}${hold.title}`}>
                  <Link to={hold.path}>{hold.title}</Link>
                  {hold.hint && <span className="yd-faint"> {hold.hint}</span>}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
