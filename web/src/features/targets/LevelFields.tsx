// The levels of a target as people set them: a name, and either the percentage or what it comes to in the year.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FULL, HIGHEST, levelAmount, levelOf, shareText } from "@/domain/levels";
import type { LevelWish } from "@/features/targets/queries";
import { useAmounts } from "@/ui/figure/Money";

const CODES = ["floor", "stretch", "challenge", "own"] as const;
const MOST = 5;
/** What a new line proposes, in basis points; where less is better the other way round. */
const USUAL = { floor: 8_000, stretch: 11_000, challenge: 12_500, own: 15_000 } as const;

export interface LevelFieldsProps {
  levels: readonly LevelWish[];
  onChange: (levels: LevelWish[]) => void;
  /** The target of the year in smallest units; null while it is not known. */
  total: number | null;
  lessIsBetter: boolean;
  error?: string | undefined;
}

export function LevelFields({ levels, onChange, total, lessIsBetter, error }: LevelFieldsProps) {
  const { t } = useTranslation("levels");
  const add = () => {
    const code = (["stretch", "challenge", "floor"] as const).find((one) => !levels.some((had) => had.code === one));
    const usual = USUAL[code ?? "own"];
    const used = (bp: number) => bp === FULL || levels.some((had) => had.bp === bp);
    let bp: number = lessIsBetter ? 2 * FULL - usual : usual;
    while (used(bp)) bp += lessIsBetter ? -500 : 500;
    onChange([...levels, { code: code ?? "", name: "", bp: Math.max(1, bp) }]);
  };
  const put = (at: number, next: LevelWish) => onChange(levels.map((one, n) => (n === at ? next : one)));
  return (
    <div className="yd-stack">
      <p className="yd-faint">{t("hint")}</p>
      {levels.map((one, at) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity while it is typed
          key={at}
          level={one}
          total={total}
          lessIsBetter={lessIsBetter}
          onChange={(next) => put(at, next)}
          onRemove={() => onChange(levels.filter((_, n) => n !== at))}
        />
      ))}
      {error && (
        <p className="yd-risk" role="alert">
          {error}
        </p>
      )}
      {levels.length < MOST && (
        <Button size="small" style={{ justifySelf: "start" }} icon={<PlusOutlined />} onClick={add}>
          {t("add")}
        </Button>
      )}
    </div>
  );
}

interface LineProps {
  level: LevelWish;
  total: number | null;
  lessIsBetter: boolean;
  onChange: (level: LevelWish) => void;
  onRemove: () => void;
}

function Line({ level, total, lessIsBetter, onChange, onRemove }: LineProps) {
  const { t } = useTranslation("levels");
  const amounts = useAmounts();
  const [typed, setTyped] = useState<string | null>(null);
  const result = total === null || total <= 0 ? null : levelAmount(total, level.bp, lessIsBetter);
  const leave = () => {
    const wanted = amounts.read(typed);
    const bp = wanted === null ? null : levelOf(wanted, total ?? 0);
    if (bp !== null) onChange({ ...level, bp });
    setTyped(null); // shows what it results in
  };
  return (
    <div>
      <div className="yd-level-line">
        <Select
          value={level.code || "own"}
          aria-label={t("kind")}
          options={CODES.map((value) => ({ value, label: t(`codes.${value}`) }))}
          onChange={(code) => onChange({ ...level, code: code === "own" ? "" : code })}
        />
        {level.code === "" && (
          <Input
            value={level.name}
            maxLength={20}
            aria-label={t("name")}
            placeholder={t("name")}
            onChange={(event) => onChange({ ...level, name: event.target.value })}
          />
        )}
        <InputNumber<number>
          value={level.bp / 100}
          min={0.01}
          max={HIGHEST / 100}
          precision={2}
          formatter={(value) => `${value ?? ""}`.replace(/\.?0+$/, (zeros) => (zeros.startsWith(".") ? "" : zeros))}
          suffix="%"
          aria-label={t("share")}
          onChange={(value) => value && onChange({ ...level, bp: Math.round(value * 100) })}
        />
        <Input
          value={typed ?? (result === null ? "" : amounts.exact(result))}
          disabled={result === null}
          aria-label={t("amount", { unit: amounts.label || "#" })}
          title={result === null ? t("noTarget") : t("amount", { unit: amounts.label || "#" })}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
          onPressEnter={leave}
        />
        <Button type="text" icon={<DeleteOutlined />} aria-label={t("remove")} onClick={onRemove} />
      </div>
      <small className="yd-faint">
        {result === null
          ? t("noTarget")
          : t("results", { share: shareText(level.bp), amount: `${amounts.exact(result)} ${amounts.label}`.trim() })}
      </small>
    </div>
  );
}
