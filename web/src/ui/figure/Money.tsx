// An amount: short for the eye (123.4 万), exact on hover and in tables.
import { formatExact, formatMoney, toFen } from "@/domain/money";
import { useLanguage } from "@/ui/language";

export interface MoneyProps {
  /** Fen as an integer, or the API's decimal text. */
  fen?: number | null | undefined;
  amount?: string | number | null | undefined;
  exact?: boolean;
}

export function Money({ fen, amount, exact }: MoneyProps) {
  const { language } = useLanguage();
  const value = fen ?? toFen(amount);
  if (value === null || value === undefined) return <span className="yd-faint">–</span>;
  return (
    <span className="yd-num" title={`¥${formatExact(value, true)}`}>
      {exact ? formatExact(value) : formatMoney(value, language)}
    </span>
  );
}
