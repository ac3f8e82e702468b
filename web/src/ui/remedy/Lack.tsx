// What is missing of a target, or how much more there is than it takes: "over 12 万", never a bare minus.
import { useTranslation } from "react-i18next";
import { Money } from "@/ui/figure/Money";

/** `quiet`: only the surplus is coloured, as one of several parts. */
export function Lack({ fen, quiet }: { fen: number; quiet?: boolean }) {
  const { t } = useTranslation("gap");
  if (fen >= 0)
    return (
      <span className={fen > 0 && !quiet ? "yd-risk" : undefined}>
        <Money fen={fen} />
      </span>
    );
  return (
    <span className="yd-gain">
      {t("spare")} <Money fen={-fen} />
    </span>
  );
}
