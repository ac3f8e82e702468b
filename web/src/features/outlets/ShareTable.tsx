// Shares line by line: of products, or of one product by channel, place, person or team.
import { useTranslation } from "react-i18next";
import type { By, Distribution } from "@/api/outlets";
import { Rate } from "@/ui/figure/Rate";
import { usePatchSearch } from "@/ui/nav";

const NARROWS: Partial<Record<By, string>> = { channel: "channel", province: "province" };

export function ShareTable({ found, by }: { found: Distribution; by: By }) {
  const { t } = useTranslation("outlets");
  const patch = usePatchSearch();
  const products = found.product_id === null;
  const narrow = NARROWS[by];
  const open = (line: { key: string; name: string }) =>
    products ? patch({ product: line.key, name: line.name }) : narrow && patch({ [narrow]: line.key });
  return (
    <div className="yd-x-scroll">
      <table className="yd-plain-table yd-middle">
        <thead>
          <tr>
            <th scope="col">{products ? t("product") : t(`byWhat.${by}`)}</th>
            <th scope="col">{t("numeric")}</th>
            <th scope="col">{t("weighted")}</th>
            {(["having", "missing", "universe"] as const).map((one) => (
              <th key={one} scope="col" className="yd-right">
                {t(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.lines.map((line) => (
            <tr key={line.key}>
              <td>
                {(products || narrow) && line.key ? (
                  <button type="button" className="yd-link-button" onClick={() => open(line)}>
                    {line.name}
                  </button>
                ) : (
                  line.name || t("noChannel")
                )}
              </td>
              <td>
                <Rate rate={line.numeric === null ? null : line.numeric / 10_000} />
              </td>
              <td>
                <Rate rate={line.weighted === null ? null : line.weighted / 10_000} />
              </td>
              <td className="yd-right yd-num">{line.having}</td>
              <td className="yd-right yd-num">{line.missing}</td>
              <td className="yd-right yd-num">{line.universe}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.more && <p className="yd-faint">{t("tooMany", { count: found.lines.length })}</p>}
    </div>
  );
}
