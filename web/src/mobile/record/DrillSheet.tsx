// The records behind a figure, from below; each leads to its page.
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import type { Drill } from "@/api/remedies";
import { formatDay } from "@/domain/dates";
import { Rows, useFound } from "@/mobile/record/Rows";
import { Sheet } from "@/mobile/record/Sheet";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

export interface Behind {
  title: string;
  drill: Drill;
}

export function DrillSheet({ behind, onClose }: { behind: Behind | null; onClose: () => void }) {
  return (
    <Sheet open={behind !== null} onClose={onClose}>
      {behind && <Deals {...behind} />}
    </Sheet>
  );
}

function Deals({ title, drill }: Behind) {
  const { t } = useTranslation("gap");
  const { language } = useLanguage();
  const found = useFound("deal", {
    scope: "all",
    filter: drill.filter,
    sort: [{ field: "amount", desc: true }],
    columns: ["name", "amount", "stage", "owner", "expected_close"],
  });
  return (
    <div className="ph-sheet">
      <h2>{title}</h2>
      <Rows found={found} nothing={t("noDeals")}>
        {({ id, values }) => (
          <Link to={`/m/deals/${id}`} className="ph-row">
            <span>
              <strong>{String(values.name)}</strong>
              <small>
                {[
                  (values.owner as { label: string } | null)?.label,
                  (values.stage as { label: string } | null)?.label,
                  values.expected_close && formatDay(String(values.expected_close), language, true),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            <span className="ph-side">
              <Money amount={String(values.amount)} />
            </span>
            <RightOutline />
          </Link>
        )}
      </Rows>
    </div>
  );
}
